#include "analysis/queues.h"

#include <algorithm>

namespace muster::analysis {

using geometry::Vec2;
using simulation::Frame;
using simulation::Status;

namespace {

bool queues(const Frame& frame, std::size_t agent, Vec2 velocity) {
  const Status status = frame.status[agent];
  if (status != Status::moving && status != Status::stuck) return false;
  if (!frame.crowd->present[agent] || !frame.route[agent].valid()) return false;
  if (geometry::norm(velocity) < measure::kStandsBelow_m_per_s) return true;
  const crowd::Crowd& crowd = *frame.crowd;
  const Vec2 desired{double{crowd.body[agent].desiredX}, double{crowd.body[agent].desiredY}};
  const double progress = geometry::dot(velocity, desired);
  return progress < kQueueingBelow_share * double{crowd.body[agent].desiredSpeed};
}

}  // namespace

void Queues::join(const Frame& frame, std::size_t agent, double since_s) {
  const plan::SpaceId space = frame.crowd->body[agent].space;
  const Constraint constraint = finder_.find(*frame.setup->campus, *frame.routes,
                                             frame.route[agent], frame.heading_for[agent], space);
  Site& site = sites_[constraint];
  ++site.now;
  ++site.nowIn[space];
  Waiting& waiting = waiting_[agent];
  if (waiting.constraint != constraint) waiting = {constraint, 0};
  waiting.since_s += since_s;
  site.queue.longest_wait_s = std::max(site.queue.longest_wait_s, waiting.since_s);
}

void Queues::close(Site& site, double time_s, double since_s) const {
  BottleneckQueue& queue = site.queue;
  if (site.now == 0) return;
  queue.lengths.push_back({time_s, site.now});
  queue.waited_person_s += static_cast<double>(site.now) * since_s;
  if (site.now > queue.longest) {
    queue.longest = site.now;
    queue.longest_at_s = time_s;
  }
  for (auto& [space, persons] : site.nowIn) {
    if (persons >= kReached_persons) {
      auto reach = std::ranges::find(queue.reached, space, &BottleneckQueue::Reach::space);
      if (reach == queue.reached.end()) reach = queue.reached.insert(reach, {space, time_s, 0});
      reach->most = std::max(reach->most, persons);
    }
    persons = 0;
  }
  site.now = 0;
}

void Queues::sample(const Frame& frame, double since_s, std::span<const Vec2> velocity) {
  waiting_.resize(frame.crowd->size());
  finder_.refresh(*frame.routes);
  for (std::size_t i = 0; i < frame.crowd->size(); ++i)
    if (queues(frame, i, velocity[i])) join(frame, i, since_s);
  for (auto& [constraint, site] : sites_) close(site, frame.time_s, since_s);
}

BottleneckQueue Queues::of(const Constraint& constraint) const {
  const auto site = sites_.find(constraint);
  return site == sites_.end() ? BottleneckQueue() : site->second.queue;
}

}  // namespace muster::analysis
