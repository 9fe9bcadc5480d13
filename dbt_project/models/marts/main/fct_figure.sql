-- One stated number, folded from all articles that tell it now.
with told as (
    {{ told_now('told_figure', 'figure_id') }}
),

folded as (
    select
        told.figure_id,
        {{ best('kind') }},
        {{ best_together('stated', ['value', 'unit', 'qualifier', 'currency', 'currency_basis']) }},
        {{ best('measure') }},
        {{ best('organization_id') }},
        {{ best('agreement_id') }},
        {{ best('project_id') }},
        {{ best('trip_id') }},
        {{ best_together('validity', ['as_of_from', 'as_of_to']) }},
        {{ best('is_background') }},
        {{ best('counts_in_total') }},
        {{ folded_measures() }}
    from told
    group by told.figure_id
)

select
    folded.figure_id,
    folded.kind,
    folded.stated.value,
    folded.stated.unit,
    folded.stated.currency,
    folded.stated.currency_basis,
    folded.stated.qualifier,
    folded.measure,
    folded.organization_id,
    folded.agreement_id,
    folded.project_id,
    folded.trip_id,
    folded.validity.as_of_from,
    folded.validity.as_of_to,
    folded.is_background,
    folded.counts_in_total,
    folded.article_count,
    folded.first_told_on,
    folded.is_inferred,
    folded.confidence,
    folded.known_from
from folded
