# The app in a container; compose.yaml puts PostgreSQL beside it.

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /build
# The requirements first: they change less often than the code.
COPY requirements/build.txt requirements/web.txt requirements/
RUN python -m venv /tools \
    && /tools/bin/pip install --require-hashes -r requirements/build.txt \
    && python -m venv /venv \
    && /venv/bin/pip install --require-hashes -r requirements/web.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN /tools/bin/pip wheel --no-deps --no-build-isolation --wheel-dir wheels . \
    && /venv/bin/pip install --no-deps --no-index wheels/*.whl

FROM python:3.11-slim-bookworm
RUN groupadd --system --gid 10001 ironstride \
    && useradd --system --uid 10001 --gid 10001 --no-create-home --home-dir /data ironstride \
    && install --directory --owner=10001 --group=10001 --mode=0750 /data
COPY --from=build /venv /venv
# Nothing is written but /data, so that the rest may be read-only.
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health', timeout=4)"]
ENTRYPOINT ["ironstride"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000", "--data", "/data"]
