-- One stage of one project as one article tells it.
with project_stage as (
    select * from {{ ref('stg_project_stage') }}
),

article as (
    select * from {{ ref('stg_decided_article') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
)

select
    project_stage.told_id,
    project.entity_id as project_id,
    project_stage.stage,
    project_stage.stage_from,
    project_stage.stage_to,
    project_stage.date_basis,
    project_stage.date_reason,
    {{ evidence_of('project_stage') }},
    {{ known_of('article') }}
from project_stage
inner join article on project_stage.article_id = article.article_id
left join entity_key as project on project_stage.project_local_id = project.local_id
