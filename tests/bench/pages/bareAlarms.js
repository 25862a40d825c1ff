// b4: an alarm that is timed becomes one bare element, as soon as it is here; all others are read
// and dropped.
window.benchEvents.onText((text) => {
  const { alarm } = JSON.parse(text);
  if (alarm === undefined || !alarm.id.startsWith('probe-')) return;
  const known = document.querySelector(`[data-alarm="${alarm.id}"]`);
  if (alarm.condition === 'cleared') known?.remove();
  else if (known === null) {
    const mark = document.createElement('div');
    mark.dataset.alarm = alarm.id;
    mark.className = 'mark';
    mark.textContent = alarm.titleEn;
    document.body.append(mark);
  }
});
