-- One stage of one project, folded from all articles that tell it now.
with told as (
    {{ told_now('told_project_stage', 'project_id') }}
),

folded as (
    select
        told.project_id,
        told.stage,
        {{ best_together('days', ['stage_from', 'stage_to', 'date_basis', 'date_reason']) }},
        {{ folded_measures() }}
    from told
    group by
        told.project_id,
        told.stage
)

select
    folded.project_id,
    folded.stage,
    folded.days.stage_from,
    folded.days.stage_to,
    folded.days.date_basis,
    folded.days.date_reason,
    folded.article_count,
    folded.first_told_on,
    folded.is_inferred,
    folded.confidence,
    folded.known_from
from folded
