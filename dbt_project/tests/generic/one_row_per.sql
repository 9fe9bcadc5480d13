{# The grain of a table: these columns together name one row. NULLs count as equal. #}
{% test one_row_per(model, grain) %}
    select
        {{ grain | join(', ') }},
        count(*) as row_count
    from {{ model }}
    group by {{ grain | join(', ') }}
    having count(*) > 1
{% endtest %}
