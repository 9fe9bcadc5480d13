# One image for every Airflow component; the compose file says which one runs.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DO_NOT_TRACK=1 \
    SCARF_ANALYTICS=false \
    DBT_SEND_ANONYMOUS_USAGE_STATS=false \
    GX_ANALYTICS_ENABLED=false \
    AIRFLOW__USAGE_DATA_COLLECTION__ENABLED=False

WORKDIR /opt/jingmao

# First what changes seldom. An index other than the public one: docker compose build --build-arg PIP_INDEX_URL=...
ARG PIP_INDEX_URL
COPY requirements/runtime.txt requirements/runtime.txt
# Without --no-deps pip would resolve again, and stumble over extras that the lock has already written out.
RUN pip install --no-cache-dir --disable-pip-version-check --root-user-action=ignore --no-deps --require-hashes \
    -r requirements/runtime.txt

COPY . .
# Editable, as everywhere: DAGs, dbt models and seeds are found beside the code.
RUN pip install --no-cache-dir --disable-pip-version-check --root-user-action=ignore --no-deps --no-build-isolation --editable . \
    && python -m compileall -q dags extract resolve warehouse jingmao \
    && useradd --create-home --uid 1000 jingmao \
    && mkdir -p /data /inbox /airflow/logs \
    && chown -R jingmao:jingmao /data /inbox /airflow

ENV AIRFLOW_HOME=/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/jingmao/dags \
    AIRFLOW__CORE__LOAD_EXAMPLES=False \
    AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION=False \
    AIRFLOW__CORE__EXECUTOR=LocalExecutor \
    AIRFLOW__LOGGING__BASE_LOG_FOLDER=/airflow/logs \
    JINGMAO_DATA=/data \
    JINGMAO_ARTICLES=/inbox

USER jingmao
EXPOSE 8080
CMD ["airflow", "version"]
