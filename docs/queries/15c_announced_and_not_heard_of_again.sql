-- Which projects were announced once and never heard of again, and for how long?
-- 哪些项目公布一次之后再无下文？至今多久？
-- Silence is counted to the last article of all, not to today: what nobody read is not what nobody did (see catalog.source_coverage).
with newest as (
    select max(published_on) as read_until
    from main.dim_article
)

select
    project.name,
    investor.name as investor,
    place.name as place,
    string_agg(stage.stage, '、' order by stage.stage) as stages,
    project.last_told_on,
    newest.read_until - project.last_told_on as silent_days,
    project.project_id
from main.dim_project as project
inner join main.fct_project_stage as stage on project.project_id = stage.project_id
cross join newest
left join main.dim_organization as investor on project.investor_organization_id = investor.organization_id
left join main.dim_place as place on project.place_id = place.place_id
where
    project.first_told_on = project.last_told_on
    and project.last_told_on < newest.read_until
group by all
having not bool_or(stage.stage in ('started', 'in_production', 'expanded'))
order by
    silent_days desc,
    project.name asc;
