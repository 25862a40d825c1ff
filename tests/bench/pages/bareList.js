// The bare list: a field whose every letter asks the main process for fifty rows, drawn as bare
// elements, and a long list that draws what is in sight. No search, no schema, no framework.
const drawBareList = () => {
  const field = document.createElement('input');
  field.id = 'bare-field';
  const list = document.createElement('div');
  list.id = 'bare-list';
  const rowPx = 48;
  const rowCount = 200_000;
  const sheet = document.createElement('div');
  sheet.style.height = `${rowPx * rowCount}px`;
  list.append(sheet);
  document.body.replaceChildren(field, list);
  let rows = [];
  const draw = () => {
    const first = Math.max(0, Math.floor(list.scrollTop / rowPx) - 6);
    const count = Math.ceil(list.clientHeight / rowPx) + 12;
    const drawn = Array.from({ length: count }, (_, index) => {
      const { place, what, raisedAtMs } = rows[(first + index) % rows.length];
      const row = document.createElement('div');
      row.className = 'bare-row';
      row.style.transform = `translateY(${(first + index) * rowPx}px)`;
      row.textContent = `${place.en} ${what.en} ${new Date(raisedAtMs).toISOString()}`;
      return row;
    });
    sheet.replaceChildren(...drawn);
  };
  list.addEventListener('scroll', draw);
  field.addEventListener('input', async () => {
    const words = field.value;
    rows = await window.benchEvents.rows();
    draw();
    list.dataset.for = words;
  });
};

if (new URLSearchParams(location.search).get('engine') === 'bare')
  window.addEventListener('DOMContentLoaded', drawBareList);
