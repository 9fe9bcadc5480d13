-- Who signed with whom, and which signed rows name fewer than two parties?
-- 谁与谁签约？哪些已签协议写明的当事方不足两个？
select
    string_agg(party.party_name, '、' order by party.side, party.party_name) as parties,
    count(party.party_id) < 2 as names_fewer_than_two,
    agreement.kind,
    agreement.subject,
    agreement.agreement_count,
    agreement.signed_from,
    agreement.signed_to,
    agreement.agreement_id
from main.fct_agreement as agreement
left join main.bridge_agreement_party as party on agreement.agreement_id = party.agreement_id
where agreement.status = 'signed'
group by all
order by
    names_fewer_than_two desc,
    agreement.signed_from asc nulls last,
    agreement.agreement_id asc;
