"""By the Tab key alone every link, button and field of every screen is reached."""

import pytest

from tests.browser.conftest import Watched
from tests.formats import made_up

pytestmark = pytest.mark.browser

SCREENS = ("#overview", "#findings", f"#f-{made_up.founding().findings[0].id}", "#pages", "#p-1", "#rules", "#about")
MARK = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, tr[tabindex="0"]')];
  const shown = all.filter(e => e.checkVisibility() && !e.disabled);
  shown.forEach((e, at) => { e.dataset.reach = at; });
  document.activeElement.blur();
  return shown.length;
}"""


@pytest.mark.parametrize("screen", SCREENS)
def test_tab_reaches_everything(watched: Watched, report: str, screen: str) -> None:
    page = watched.open(report + screen)
    count = page.evaluate(MARK)
    reached = set()
    for _ in range(count + 2):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement?.dataset?.reach"))
    assert {str(at) for at in range(count)} <= reached
