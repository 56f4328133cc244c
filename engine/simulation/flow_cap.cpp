#include "simulation/flow_cap.h"

#include <algorithm>

namespace muster::simulation {

namespace {

bool isWayOut(const plan::Campus& campus, plan::OpeningId id) {
  return campus[id].kind != plan::OpeningKind::gap || campus[id].outside() ||
         campus.leavesBuilding(id);
}

}  // namespace

FlowCap::FlowCap(const plan::Campus& campus, double flow_per_m_s, double dt, std::size_t people)
    : buckets_(campus.openings.size()), standing_(people) {
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    const plan::OpeningId id(i);
    if (!isWayOut(campus, id)) continue;
    buckets_[i].usual = buckets_[i].perStep = flow_per_m_s * campus[id].clear_width_m * dt;
  }
}

FlowCap::FlowCap(const plan::Campus& campus, std::size_t people)
    : buckets_(campus.openings.size()), standing_(people) {}

void FlowCap::limit(plan::OpeningId opening, double perStep) {
  Bucket& bucket = buckets_[opening.index()];
  bucket.perStep = bucket.usual < 0 ? perStep : std::min(bucket.usual, perStep);
  bucket.passages = 0;
}

void FlowCap::free(plan::OpeningId opening) {
  Bucket& bucket = buckets_[opening.index()];
  bucket.perStep = bucket.usual;
  bucket.passages = 0;
}

// What was left over is kept up to one passage, so that wide gates pass more than one in a step.
void FlowCap::refill() {
  for (Bucket& bucket : buckets_) {
    if (bucket.perStep >= 0) bucket.passages = std::min(bucket.passages, 1.0) + bucket.perStep;
  }
}

Step FlowCap::standsSince(crowd::AgentId agent, plan::OpeningId opening, Step now) {
  Standing& standing = standing_[agent.index()];
  if (standing.opening != opening) standing = {opening, now};
  return standing.since;
}

}  // namespace muster::simulation
