# The service on a Neo4j (docker-compose.yml) or on its embedded graph in the volume /data.

FROM python:3.13.9-slim-bookworm AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements/runtime.lock /tmp/runtime.lock
RUN python -m venv /opt/venv \
 && /opt/venv/bin/python -m pip install --require-hashes --only-binary :all: -r /tmp/runtime.lock \
 && /opt/venv/bin/python -m pip uninstall --yes pip

FROM python:3.13.9-slim-bookworm
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin hierarchy \
 && install --directory --owner hierarchy --group hierarchy /data
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY . .
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    GRAPH_URL=embedded:/data/graph \
    HOST=0.0.0.0 \
    PORT=8000
USER hierarchy
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=8s --start-period=30s --retries=3 \
  CMD ["python", "-m", "service.probe"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "service"]
CMD ["serve"]
