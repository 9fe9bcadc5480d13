-- One conflict: between two statements of one article, or between what two articles say of one fact.
-- Left is what the fact keeps (or what the article says first), right what it leaves; both told rows stay where they are.
with told as (
    select
        told.*,
        article.published_on
    from {{ ref('told_contradiction') }} as told
    inner join {{ ref('stg_article') }} as article on told.article_id = article.article_id
    where told.known_to is null
),

inside_one as (
    select
        told.kind,
        told.left_value,
        told.right_value,
        told.left_told_id,
        told.right_told_id,
        false as is_between_articles,
        {{ folded_measures() }}
    from told
    group by all
),

trip as (
    {{ told_now('told_trip', 'trip_id') }}
),

agreement as (
    {{ told_now('told_agreement', 'agreement_id') }}
),

engagement as (
    {{ told_now('told_engagement', 'engagement_id') }}
),

project as (
    {{ told_now('told_project', 'project_id') }}
),

figure as (
    {{ told_now('told_figure', 'figure_id') }}
),

stage as (
    {{ told_now('told_project_stage', 'project_id') }}
),

-- `low` and `high` bound the numbers a statement allows (about 20 and 19 agree); text statements differ when they are not equal.
stated as (
    select
        'trip_days' as kind,
        trip_id as fact_id,
        {{ range_of('started_on', 'ended_on') }} as value,
        cast(null as double) as low,
        cast(null as double) as high,
        {{ stated_by() }}
    from trip
    where
        started_on is not null
        and ended_on is not null
    union all
    select
        'trip_leader' as kind,
        trip.trip_id as fact_id,
        person.name as value,
        cast(null as double) as low,
        cast(null as double) as high,
        {{ stated_by('trip') }}
    from trip
    inner join {{ ref('stg_decided_entity') }} as person on trip.lead_person_id = person.entity_id
    union all
    select
        'agreement_days' as kind,
        agreement_id as fact_id,
        {{ range_of('signed_from', 'signed_to') }} as value,
        epoch(signed_from) as low,
        epoch(signed_to) as high,
        {{ stated_by() }}
    from agreement
    where
        signed_from is not null
        and date_basis <> 'trip_range'
    union all
    select
        'agreement_amount' as kind,
        agreement_id as fact_id,
        {{ amount_of() }} as value,
        {{ low_of('amount', 'amount_qualifier') }} as low,
        {{ high_of('amount', 'amount_qualifier') }} as high,
        {{ stated_by() }}
    from agreement
    where amount is not null
    union all
    select
        'agreement_count' as kind,
        agreement_id as fact_id,
        cast(agreement_count as varchar) as value,
        agreement_count as low,
        case when count_is_lower_bound then cast('infinity' as double) else agreement_count end as high,
        {{ stated_by() }}
    from agreement
    where agreement_count > 1
    union all
    select
        'engagement_days' as kind,
        engagement_id as fact_id,
        {{ range_of('occurred_from', 'occurred_to') }} as value,
        epoch(occurred_from) as low,
        epoch(occurred_to) as high,
        {{ stated_by() }}
    from engagement
    where
        occurred_from is not null
        and date_basis <> 'trip_range'
    union all
    select
        'project_amount' as kind,
        project_id as fact_id,
        {{ amount_of() }} as value,
        {{ low_of('amount', 'amount_qualifier') }} as low,
        {{ high_of('amount', 'amount_qualifier') }} as high,
        {{ stated_by() }}
    from project
    where amount is not null
    union all
    -- Money of what tells no amount itself: the others differ as the agreement or the project.
    select
        'figure_value' as kind,
        figure.figure_id as fact_id,
        {{ amount_of('figure.value', 'figure.currency') }} as value,
        {{ low_of('figure.value', 'figure.qualifier') }} as low,
        {{ high_of('figure.value', 'figure.qualifier') }} as high,
        {{ stated_by('figure') }}
    from figure
    anti join agreement on figure.agreement_id = agreement.agreement_id and agreement.amount is not null
    anti join project on figure.project_id = project.project_id and project.amount is not null
    where figure.kind = 'money'
    union all
    select
        'project_investor' as kind,
        project.project_id as fact_id,
        investor.name as value,
        cast(null as double) as low,
        cast(null as double) as high,
        {{ stated_by('project') }}
    from project
    inner join {{ ref('stg_decided_entity') }} as investor on project.investor_organization_id = investor.entity_id
    union all
    select
        'project_stage_days' as kind,
        project_id || ' ' || stage as fact_id,
        {{ range_of('stage_from', 'stage_to') }} as value,
        epoch(stage_from) as low,
        epoch(stage_to) as high,
        {{ stated_by() }}
    from stage
    where
        stage_from is not null
        and date_basis <> 'trip_range'
),

kept as (
    select
        stated.*,
        row_number() over (
            partition by
                stated.kind,
                stated.fact_id
            order by stated.preference
        ) as rank_in_fact
    from stated
),

-- What the fact keeps beside each value it does not.
differing as (
    select
        kept.kind,
        kept.value as left_value,
        other.value as right_value,
        kept.told_id as left_told_id,
        arg_min(other.told_id, other.preference) as right_told_id,
        count(distinct other.article_id) + 1 as article_count,
        least(kept.published_on, min(other.published_on)) as first_told_on,
        kept.is_inferred or bool_or(other.is_inferred) as is_inferred,
        least(kept.confidence, max(other.confidence)) as confidence,
        greatest(kept.known_from, min(other.known_from)) as known_from
    from kept
    inner join kept as other
        on
            kept.kind = other.kind
            and kept.fact_id = other.fact_id
            and kept.article_id <> other.article_id
            and kept.value <> other.value
            -- 60000000 USD and 430000000 CNY may well be one sum: no exchange rate is invented to say that they differ.
            and (
                kept.kind not in ('agreement_amount', 'project_amount', 'figure_value')
                or split_part(kept.value, ' ', 2) = split_part(other.value, ' ', 2)
            )
    where
        kept.rank_in_fact = 1
        and (kept.low is null or kept.high < other.low or other.high < kept.low)
    group by
        kept.kind,
        kept.value,
        other.value,
        kept.told_id,
        kept.published_on,
        kept.is_inferred,
        kept.confidence,
        kept.known_from
)

select
    inside_one.kind,
    inside_one.left_value,
    inside_one.right_value,
    inside_one.left_told_id,
    inside_one.right_told_id,
    inside_one.is_between_articles,
    inside_one.article_count,
    inside_one.first_told_on,
    inside_one.is_inferred,
    inside_one.confidence,
    inside_one.known_from
from inside_one
union all
select
    differing.kind,
    differing.left_value,
    differing.right_value,
    differing.left_told_id,
    differing.right_told_id,
    true as is_between_articles,
    differing.article_count,
    differing.first_told_on,
    differing.is_inferred,
    differing.confidence,
    differing.known_from
from differing
