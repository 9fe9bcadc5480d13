{# The evidence columns of a record, in the order in which every table of `told` and `text` shows them. #}
{% macro evidence_of(record) -%}
    {{ record }}.article_id,
        {{ record }}.story_id,
        {{ record }}.raw_start,
        {{ record }}.raw_end,
        {{ record }}.evidence,
        {{ record }}.rule,
        {{ record }}.confidence,
        {{ record }}.is_inferred
{%- endmacro %}

{# Since when, and until when, this warehouse held true what the article tells. #}
{% macro known_of(article) -%}
    {{ article }}.first_seen_at as known_from,
        {{ article }}.superseded_at as known_to
{%- endmacro %}

{# What every fact and bridge carries, folded from the told rows that are grouped. #}
{% macro folded_measures(told='told') -%}
    count(distinct {{ told }}.article_id) as article_count,
        min({{ told }}.published_on) as first_told_on,
        bool_and({{ told }}.is_inferred) as is_inferred,
        max({{ told }}.confidence) as confidence,
        min({{ told }}.known_from) as known_from
{%- endmacro %}

{#
    The told rows that are held true now, best first within each fact: `preference` 1 is the row that is stated rather than
    inferred, read by the surer rule, published first. Where articles differ, the fact takes the value of the lowest preference
    that has one, so a report that leaves something out never erases what another says.
#}
{% macro told_now(model, fact_key) -%}
    select
            told.*,
            article.published_on,
            row_number() over (
                partition by told.{{ fact_key }}
                order by
                    told.is_inferred,
                    told.confidence desc,
                    article.published_on nulls last,
                    told.article_id,
                    told.raw_start,
                    told.raw_end
            ) as preference
        from {{ ref(model) }} as told
        inner join {{ ref('stg_article') }} as article on told.article_id = article.article_id
        where told.known_to is null
{%- endmacro %}

{# One value of a fact: that of the best told row that has one. #}
{% macro best(column) -%}
    arg_min(told.{{ column }}, told.preference) as {{ column }}
{%- endmacro %}

{# Values that only mean something together, as days and their basis: all from the best told row that has the first of them. #}
{% macro best_together(name, columns) -%}
    coalesce(
            arg_min(
                struct_pack({% for column in columns %}{{ column }} := told.{{ column }}{{ ', ' if not loop.last }}{% endfor %}),
                told.preference
            ) filter (where told.{{ columns[0] }} is not null),
            arg_min(
                struct_pack({% for column in columns %}{{ column }} := told.{{ column }}{{ ', ' if not loop.last }}{% endfor %}),
                told.preference
            )
        ) as {{ name }}
{%- endmacro %}

{# Name of a party, whatever its kind. #}
{% macro party_names() -%}
    select
            entity_kind,
            entity_id,
            name
        from {{ ref('stg_decided_entity') }}
{%- endmacro %}
