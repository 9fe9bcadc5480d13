-- Which projects are only hoped for, which were signed or built after how many days, and which were never heard of again (as of today)?
-- 哪些项目仅停留在期望？哪些签约或建成，历时几天？哪些此后再无消息（截至今日）？
select
    life.project,
    life.investor,
    life.place,
    life.furthest_stage,
    life.first_told_on,
    life.last_told_on,
    life.days_to_signed,
    life.days_to_built,
    life.age_days,
    life.no_later_evidence,
    life.project_id
from project_lives(current_date) as life
order by
    life.no_later_evidence desc nulls last,
    life.age_days desc nulls last,
    life.project_id asc;
