-- One stage of one project. Articles are not yet read for projects, so there is none.
select
    cast(null as varchar) as project_id,
    cast(null as varchar) as stage,
    cast(null as date) as stage_from,
    cast(null as date) as stage_to,
    cast(null as varchar) as date_basis,
    cast(null as bigint) as article_count,
    cast(null as date) as first_told_on,
    cast(null as boolean) as is_inferred,
    cast(null as double) as confidence,
    cast(null as timestamp) as known_from
where false
