# Paceline as web server and as worker, without its embedded database: docker-compose.yml brings one.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PACELINE_HOME=/data \
    PACELINE_HOST=0.0.0.0 \
    TZ=UTC

WORKDIR /app

# First the packages, exactly the pinned and hashed ones: they change less often than the code.
COPY requirements.lock ./
RUN pip install --no-cache-dir --no-deps --require-hashes --compile -r requirements.lock

COPY . .
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin paceline \
    && install --directory --owner=paceline --mode=0700 /data /backups
USER paceline
VOLUME /data
EXPOSE 8000

# Ready means: answers, with its database. A worker serves no page and switches this off.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]

# Answers under way may go on for PACELINE_DRAIN_S (20 s) after this.
STOPSIGNAL SIGTERM
CMD ["python", "-m", "ui.serve"]
