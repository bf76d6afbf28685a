"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from boligflyt.config.at_start import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boligflyt.config.settings")

application = get_wsgi_application()
settle()
