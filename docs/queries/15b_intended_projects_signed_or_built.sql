-- Of the projects intended, which were signed or built, and after how many days?
-- 有意向的项目中，哪些后来签约或建成？历时多少天？
-- A stage without a day of its own is taken on the day it was first told: then `is_told_day` is true and the days are an upper bound.
with dated as (
    select
        project_id,
        stage,
        coalesce(stage_from, first_told_on) as reached_on,
        stage_from is null as is_told_day
    from main.fct_project_stage
),

intended as (
    select
        project_id,
        min(reached_on) as intended_on,
        bool_or(is_told_day) as is_told_day
    from dated
    where stage in ('hoped', 'talked', 'intended', 'agreed')
    group by project_id
)

select
    project.name,
    investor.name as investor,
    place.name as place,
    intended.intended_on,
    later.stage,
    later.reached_on,
    later.reached_on - intended.intended_on as days,
    intended.is_told_day or later.is_told_day as is_told_day,
    project.project_id
from intended
inner join main.dim_project as project on intended.project_id = project.project_id
left join dated as later
    on
        intended.project_id = later.project_id
        and later.stage in ('signed', 'started', 'in_production', 'expanded')
        and later.reached_on >= intended.intended_on
left join main.dim_organization as investor on project.investor_organization_id = investor.organization_id
left join main.dim_place as place on project.place_id = place.place_id
order by
    days nulls last,
    project.name,
    later.reached_on;
