-- One judgement on two local entities: the same, not the same, or undecided, which keeps them apart.
with identity_decision as (
    select * from {{ ref('stg_decided_identity') }}
)

select
    identity_decision.entity_kind,
    identity_decision.decision,
    identity_decision.left_local_id,
    identity_decision.right_local_id,
    identity_decision.left_entity_id,
    identity_decision.right_entity_id,
    identity_decision.rule,
    identity_decision.score,
    identity_decision.detail
from identity_decision
