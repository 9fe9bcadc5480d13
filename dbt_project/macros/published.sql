{# What the catalog says about the tables is read from the YAML of the marts, so that a description is written once. #}

{# A rendered SQL literal per column: 'schema', 'table', 'column', 'english / 中文'. Empty while dbt only parses. #}
{% macro published_columns() %}
    {% set rows = [] %}
    {% if execute %}
        {% for node in graph.nodes.values() | sort(attribute='unique_id') %}
            {% if node.resource_type == 'model' and 'marts' in node.fqn %}
                {% for column in node.columns.values() %}
                    {% do rows.append(as_literals([node.schema, node.alias, column.name, column.description])) %}
                {% endfor %}
            {% endif %}
        {% endfor %}
    {% endif %}
    {{ return(rows) }}
{% endmacro %}

{# A rendered SQL literal per table, view and macro: 'schema', 'name', 'kind', 'how to call it', 'english / 中文'. #}
{% macro published_objects() %}
    {% set rows = [] %}
    {% if execute %}
        {% for node in graph.nodes.values() | sort(attribute='unique_id') %}
            {% if node.resource_type == 'model' and 'marts' in node.fqn %}
                {% set call = 'from ' ~ (node.alias if node.schema == 'main' else node.schema ~ '.' ~ node.alias) %}
                {% do rows.append(as_literals([node.schema, node.alias, node.config.materialized, call, node.description])) %}
            {% endif %}
        {% endfor %}
    {% endif %}
    {% for macro in analyst_macros() %}
        {% do rows.append(as_literals(['main', macro.name, 'macro', 'from ' ~ macro.example, macro.description])) %}
    {% endfor %}
    {{ return(rows) }}
{% endmacro %}

{% macro as_literals(texts) %}
    {% set literals = [] %}
    {% for text in texts %}
        {% do literals.append("'" ~ (text | trim | replace("'", "''")) ~ "'") %}
    {% endfor %}
    {{ return(literals | join(', ')) }}
{% endmacro %}
