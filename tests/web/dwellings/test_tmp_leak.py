from django.urls import reverse
from tests.support.cast import make_dwelling
from tests.web.dwellings.test_dwelling_pages import NEW  # noqa
def test_leak(browse):
    d = make_dwelling(purpose="substance")
    r = browse("per").post(reverse("dwellings:edit", args=[d.pk]), {**NEW, "version": 99, "purpose": "ordinary", "disposed_from":"01.01.2012"})
    print(r.status_code, "rusproblemer" in r.content.decode())
    assert 0
