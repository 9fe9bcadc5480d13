-- One row gained, lost or changed since the release before. Nothing compares releases yet, so there is none.
select
    cast(null as varchar) as table_name,
    cast(null as varchar) as row_id,
    cast(null as varchar) as change,
    cast(null as varchar) as cause
where false
