-- One named investment project. Articles are not yet read for projects, so there is none.
select
    cast(null as varchar) as project_id,
    cast(null as varchar) as name,
    cast(null as varchar) as investor_organization_id,
    cast(null as varchar) as place_id,
    cast(null as varchar) as industry_id
where false
