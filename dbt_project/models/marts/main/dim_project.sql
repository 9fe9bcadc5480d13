-- One named investment project, folded from all articles that tell it now.
with told as (
    {{ told_now('told_project', 'project_id') }}
),

folded as (
    select
        told.project_id,
        {{ best('name') }},
        {{ best('investor_organization_id') }},
        {{ best_together('site', ['place_id', 'place_basis']) }},
        {{ best('industry_id') }},
        {{ best_together('money', ['amount', 'currency', 'amount_qualifier', 'amount_cny']) }},
        max(told.published_on) as last_told_on,
        {{ folded_measures() }}
    from told
    group by told.project_id
)

select
    folded.project_id,
    folded.name,
    folded.investor_organization_id,
    folded.site.place_id,
    folded.site.place_basis,
    folded.industry_id,
    folded.money.amount,
    folded.money.currency,
    folded.money.amount_qualifier,
    folded.money.amount_cny,
    folded.article_count,
    folded.first_told_on,
    folded.last_told_on,
    folded.is_inferred,
    folded.confidence,
    folded.known_from
from folded
