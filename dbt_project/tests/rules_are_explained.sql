-- A reader who asks which rule made a row, and finds none, cannot judge the row. It is told, and does not stop a release.
{{ config(severity='warn') }}

with used as (
    select rule from {{ ref('text_mention') }}
    union all
    select rule from {{ ref('told_engagement') }}
    union all
    select rule from {{ ref('told_agreement') }}
    union all
    select rule from {{ ref('told_figure') }}
    union all
    select rule from {{ ref('told_person_role') }}
    union all
    select rule from {{ ref('told_project') }}
    union all
    select rule from {{ ref('told_project_stage') }}
    union all
    select rule from {{ ref('told_contradiction') }}
    union all
    select rule from {{ ref('told_organization_relation') }}
    union all
    select rule from {{ ref('catalog_entity_id_map') }}
)

select distinct used.rule
from used
left join {{ ref('catalog_rule') }} as explained on used.rule = explained.rule
where explained.rule is null
