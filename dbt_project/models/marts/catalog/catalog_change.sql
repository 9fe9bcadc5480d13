-- One row gained, lost or changed since the release before. Empty when built: a build knows no earlier release. Publishing fills it.
select
    cast(null as varchar) as table_name,
    cast(null as varchar) as row_id,
    cast(null as varchar) as change,
    cast(null as varchar) as cause,
    cast(null as varchar) as article_id,
    cast(null as varchar) as detail
where false
