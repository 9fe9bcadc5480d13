-- Which projects are only hoped for or talked of, so far?
-- 哪些项目目前仅停留在期望或洽谈阶段？
select
    project.name,
    investor.name as investor,
    place.name as place,
    project.amount,
    project.currency,
    string_agg(stage.stage, '、' order by stage.stage) as stages,
    project.first_told_on,
    project.last_told_on,
    project.project_id
from main.dim_project as project
inner join main.fct_project_stage as stage on project.project_id = stage.project_id
left join main.dim_organization as investor on project.investor_organization_id = investor.organization_id
left join main.dim_place as place on project.place_id = place.place_id
group by all
having bool_and(stage.stage in ('hoped', 'talked'))
order by
    project.first_told_on nulls last,
    project.name;
