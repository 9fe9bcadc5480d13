-- Agreements by status and by the country of the counterpart; a group of 20 counts as 20.
-- 按状态与对方所属国家统计协议；一组二十份计为二十份。
with counterpart as (
    select
        party.agreement_id,
        min(entity.country_code) as country_code
    from main.bridge_agreement_party as party
    inner join main.dim_entity as entity on party.party_kind = entity.entity_kind and party.party_id = entity.entity_id
    where party.side = 'counterpart'
    group by party.agreement_id
)

select
    agreement.status,
    counterpart.country_code as counterpart_country,
    count(*) as stated,
    sum(coalesce(agreement.agreement_count, 1)) as agreements,
    bool_or(agreement.count_is_lower_bound) as is_lower_bound
from main.fct_agreement as agreement
left join counterpart on agreement.agreement_id = counterpart.agreement_id
where not agreement.is_background
group by
    agreement.status,
    counterpart.country_code
order by
    list_position(['signed', 'agreed', 'intent', 'planned', 'hoped'], agreement.status),
    agreements desc,
    counterpart_country asc;
