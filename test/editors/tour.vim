" Waits for the findings that ALE shows, and tells them. POSTMORTEM_REPORT names the file for it.
let s:end = localtime() + 40
while empty(filter(getloclist(0), 'v:val.text =~# "Duration says"')) && localtime() < s:end
  sleep 100m
endwhile
call writefile([json_encode(map(getloclist(0), 'v:val.text'))], $POSTMORTEM_REPORT)
qall!
