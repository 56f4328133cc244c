#include "verification/trace.h"

#include <algorithm>
#include <cmath>

namespace muster::verification {

using simulation::Status;

bool Trace::everybodyOut() const {
  return left() == 0;
}

std::size_t Trace::left() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      status, [](Status s) { return s != Status::out && s != Status::arrived; }));
}

plan::OpeningId Trace::opening(std::string_view id) const {
  for (std::size_t i = 0; i < campus->openings.size(); ++i)
    if (campus->openings[i].id == id) return plan::OpeningId(i);
  return {};
}

plan::SpaceId Trace::space(std::string_view id) const {
  for (std::size_t i = 0; i < campus->spaces.size(); ++i)
    if (campus->spaces[i].id == id) return plan::SpaceId(i);
  return {};
}

std::vector<double> Trace::times(std::string_view id, std::string_view of) const {
  const plan::OpeningId which = opening(id);
  std::vector<double> found;
  for (const Passed& p : passages) {
    if (p.opening != which) continue;
    if (of.empty() || groupIds[group[p.agent].index()] == of) found.push_back(p.time_s);
  }
  return found;
}

double Trace::timeOf(std::uint32_t agent, std::string_view id) const {
  const plan::OpeningId which = opening(id);
  const auto found = std::ranges::find_if(
      passages, [&](const Passed& p) { return p.opening == which && p.agent == agent; });
  return found == passages.end() ? -1 : found->time_s;
}

Tracer::Tracer(Trace& trace, const navigation::Atlas& atlas, double sample_s, double from_s)
    : trace_(trace), atlas_(atlas), sample_s_(sample_s), next_s_(from_s) {}

void Tracer::begin(const simulation::Frame& first) {
  const std::size_t people = first.status.size();
  trace_.campus = first.setup->campus;
  trace_.group.assign(first.group.begin(), first.group.end());
  for (const auto& group : first.setup->groups) trace_.groupIds.push_back(group.description.id);
  trace_.freeSpeed_m_per_s.assign(people, 0);
  trace_.started_s.assign(people, -1);
  trace_.fell_s.assign(people, -1);
  if (sample_s_ > 0 && next_s_ <= 0) sample(first);
}

void Tracer::observe(const simulation::Frame& frame) {
  for (const simulation::Passage& p : frame.passages)
    trace_.passages.push_back(
        {frame.time_s, static_cast<std::uint32_t>(p.agent.index()), p.opening, p.from, p.to});
  examine(frame);
  if (sample_s_ > 0 && frame.time_s + 0.5 * frame.dt_s >= next_s_) sample(frame);
}

void Tracer::end(const simulation::Frame& last) {
  trace_.status.assign(last.status.begin(), last.status.end());
  trace_.end_s = last.time_s;
}

void Tracer::sample(const simulation::Frame& frame) {
  next_s_ += sample_s_;
  Sample s;
  s.time_s = frame.time_s;
  const crowd::Crowd& crowd = *frame.crowd;
  for (std::size_t a = 0; a < crowd.size(); ++a) {
    if (!crowd.present[a]) continue;
    s.x.push_back(crowd.body[a].position.x);
    s.y.push_back(crowd.body[a].position.y);
    s.vx.push_back(double{crowd.body[a].vx});
    s.vy.push_back(double{crowd.body[a].vy});
    s.space.push_back(crowd.body[a].space);
    s.agent.push_back(static_cast<std::uint32_t>(a));
  }
  trace_.samples.push_back(std::move(s));
}

void Tracer::examine(const simulation::Frame& frame) {
  trace_.deepestOverlap = std::max(trace_.deepestOverlap, frame.deepestOverlap);
  const crowd::Crowd& crowd = *frame.crowd;
  for (std::size_t a = 0; a < crowd.size(); ++a) {
    trace_.freeSpeed_m_per_s[a] =
        std::max(trace_.freeSpeed_m_per_s[a], double{crowd.body[a].desiredSpeed});
    if (trace_.started_s[a] < 0 && crowd.body[a].desiredSpeed > 0)
      trace_.started_s[a] = frame.time_s;
    if (trace_.fell_s[a] < 0 && frame.status[a] == Status::incapacitated)
      trace_.fell_s[a] = frame.time_s;
    if (!crowd.present[a]) continue;
    const geometry::Vec2 p = crowd.body[a].position;
    if (!atlas_.inside(crowd.body[a].space, p)) ++trace_.throughWalls;
  }
}

}  // namespace muster::verification
