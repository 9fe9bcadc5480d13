{# Parts of a statement that may conflict with another: who made it, what it says in words, which numbers it allows. #}
{% macro stated_by(told=none) -%}
    {%- set of = told ~ '.' if told else '' -%}
    {{ of }}told_id,
        {{ of }}article_id,
        {{ of }}preference,
        {{ of }}published_on,
        {{ of }}is_inferred,
        {{ of }}confidence,
        {{ of }}known_from
{%- endmacro %}

{# 2024-03-03 to 2024-03-06; one day stands alone. #}
{% macro range_of(first, last) -%}
    case
            when {{ last }} is null or {{ first }} = {{ last }} then cast({{ first }} as varchar)
            else {{ first }} || ' to ' || {{ last }}
        end
{%- endmacro %}

{# 2000000000 CNY #}
{% macro amount_of(amount='amount', currency='currency') -%}
    cast(cast({{ amount }} as bigint) as varchar) || coalesce(' ' || {{ currency }}, '')
{%- endmacro %}

{# The least number a qualified one can mean: about 20 allows 18 to 22, over 20 anything from 20 on, nearly 20 what lies just below. #}
{% macro low_of(number, qualifier) -%}
    cast({{ number }} as double) * case when {{ qualifier }} in ('about', 'nearly') then 0.9 else 1 end
{%- endmacro %}

{# The greatest number a qualified one can mean. #}
{% macro high_of(number, qualifier) -%}
    case
            when {{ qualifier }} in ('over', 'at_least') then cast('infinity' as double)
            when {{ qualifier }} = 'about' then cast({{ number }} as double) * 1.1
            else cast({{ number }} as double)
        end
{%- endmacro %}
