{# Model names are unique in dbt, table names only within a schema: the model told_trip is the table told.trip. #}
{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
    {%- set schema = node.config.schema if node.config else none -%}
    {%- if custom_alias_name -%}
        {{ custom_alias_name | trim }}
    {%- elif schema in ('told', 'text', 'catalog') and node.name.startswith(schema ~ '_') -%}
        {{ node.name[(schema | length) + 1:] }}
    {%- else -%}
        {{ node.name }}
    {%- endif -%}
{%- endmacro %}
