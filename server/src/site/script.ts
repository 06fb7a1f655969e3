/**
 * Sorts and searches the tables of a page. Without it they are complete, and in the order of their
 * dates. It reads the page's own text, asks nothing of anywhere, and keeps nothing.
 */
export const SCRIPT = `
for (const table of document.querySelectorAll('table.list')) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const said = document.querySelector('.search output');
  const input = document.querySelector('.search input');
  input.closest('.search').hidden = false;
  const search = () => {
    const words = input.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
      if (!row.hidden) shown++;
    });
    said.textContent = shown + ' of ' + rows.length;
  };
  input.addEventListener('input', search);
  search();
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const up = head.getAttribute('aria-sort') !== 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const value = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();
      const numeric = head.dataset.n !== undefined;
      const order = rows.map((row, index) => ({ row, index, value: value(row) }));
      order.sort((a, b) => {
        if ((a.value === '') !== (b.value === '')) return a.value === '' ? 1 : -1;
        const by = numeric ? a.value - b.value : a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
        return (up ? by : -by) || a.index - b.index;
      });
      body.append(...order.map(({ row }) => row));
    });
  });
}
`;

/** What the policy of a page lets run: this script and no other. SHA-256 of it, as base64. */
export const SCRIPT_HASH = 'sha256-SPzLIjSUTZtI0OsIpN4rAB6NMtpL56v/y8+lpOrgOgU=';
