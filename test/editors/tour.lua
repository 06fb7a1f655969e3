-- What a person does, by Neovim's own client: opens, looks, repairs, renames, leaves.
-- POSTMORTEM_REPORT names the file that tells what was seen.
local seen = {}
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000) or {}
  for _, answer in pairs(answers) do return answer.result end
end
local function at(line, character)
  vim.api.nvim_win_set_cursor(0, { line + 1, character })
  return vim.lsp.util.make_position_params(0, 'utf-16')
end
local function diagnostics()
  local codes = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do codes[#codes + 1] = one.code end
  return codes
end
vim.wait(30000, function() return #diagnostics() > 0 end, 50)
seen.diagnostics = diagnostics()
seen.hover = ask('textDocument/hover', at(3, 16)).contents.value
local completion = ask('textDocument/completion', at(4, 14))
seen.completion = {}
for _, item in ipairs(completion.items or completion) do table.insert(seen.completion, item.label) end
seen.definition = ask('textDocument/definition', at(20, 4))
local range = vim.lsp.util.make_given_range_params({ 4, 15 }, { 4, 15 }, 0, 'utf-16')
range.context = { diagnostics = {} }
local action = ask('textDocument/codeAction', range)[1]
vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
seen.repaired = vim.api.nvim_buf_get_lines(0, 3, 4, false)[1]
vim.wait(30000, function() return not vim.tbl_contains(diagnostics(), 'summary/duration-mismatch') end, 50)
seen.left = diagnostics()
at(0, 0)
if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = 30000 }) else vim.lsp.buf.formatting_sync(nil, 30000) end
seen.formatted = vim.api.nvim_buf_get_lines(0, 13, 17, false)
local rename = at(16, 26)
rename.newName = 'Sarah Miller'
vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', rename), 'utf-16')
vim.cmd('silent wall')
vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.POSTMORTEM_REPORT)
vim.cmd('qall!')
