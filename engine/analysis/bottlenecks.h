// Where time is lost, and because of what. One definition for the whole project: in each step,
// somebody who is under way loses
//   dt * (1 - progress speed / free speed here), clipped to [0, dt],
// progress being its velocity along the direction it wants; the loss is charged to the constraint
// ahead on its route (constraint.h). People who wait, have arrived or want to stand still lose
// nothing.
//
// Thread rule: one thread. Memory grows with people times constraints met and with seconds in which
// a constraint costs time.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "analysis/constraint.h"
#include "analysis/local_density.h"
#include "analysis/passage_log.h"
#include "simulation/frame.h"

namespace muster::analysis {

// Who lost less than this at a constraint did not notice it.
inline constexpr double kNoticed_s = 1.0;
// Densities of people within this distance of an opening's line count for it (before and behind).
inline constexpr double kQueueHead_m = 2.0;
// Resolution of the time span.
inline constexpr double kLossBin_s = 1.0;

// Loss of one person in one step.
double lostTime(double dt_s, geometry::Vec2 velocity, geometry::Vec2 desired, double freeSpeed);

// A place by its id in the plan: name, level, where and capacity; all figures 0. Id empty if the
// plan has no such place.
BottleneckRow placeOf(ConstraintKind kind, std::string_view id, const plan::Campus& campus);

inline constexpr std::uint32_t kNobody = 0xFFFFFFFFu;

class Bottlenecks final : public simulation::Observer {
 public:
  void begin(const simulation::Frame& first) override;
  void observe(const simulation::Frame& frame) override;
  void end(const simulation::Frame&) override {}
  // Call after observe() for frames in which densities were sampled.
  void observeDensity(const simulation::Frame& frame, const LocalDensity& density);

  // Lost seconds per agent, over all constraints.
  std::vector<double> lostPerAgent() const;
  // Ranked by lost person-seconds; constraints that cost nothing are left out.
  std::vector<BottleneckRow> table(const simulation::Setup& setup, const PassageLog& log) const;

 private:
  struct Site {
    Constraint constraint;
    double lost_s = 0;
    std::vector<std::pair<std::uint32_t, double>> bins;  // (second, loss), ascending
    double peakDensity = 0;

    void charge(std::uint32_t bin, double loss_s);
  };
  // What one person lost at one site.
  struct Charge {
    std::uint32_t site;
    std::uint32_t agent;
    std::uint32_t older;  // the person's charge before this one; kNobody: none
    double lost_s;        // until the person was charged to something else, see lost()
  };
  // Where a person was bound in the last step in which it lost time, and what it is charged to:
  // both stay the same for hundreds of steps. The running sum of that charge is kept here, where
  // the loop over people finds it.
  struct Following {
    navigation::RouteId route;
    plan::OpeningId heading;
    plan::SpaceId space;
    std::uint32_t site = kNobody;
    std::uint32_t charge = kNobody;
    double lost_s = 0;
  };

  std::uint32_t siteOf(Constraint constraint);
  std::uint32_t chargeOf(std::uint32_t agent, std::uint32_t site);
  Following& follow(const simulation::Frame& frame, std::size_t agent);
  double lost(const Charge& charge) const;
  std::vector<std::vector<BottleneckRow::Share>> groupsBySite() const;

  ConstraintFinder finder_;
  std::map<Constraint, std::uint32_t> siteByConstraint_;
  std::vector<Site> sites_;
  std::vector<Charge> charges_;         // in the order in which they came up
  std::vector<Following> following_;    // by agent
  std::vector<std::uint32_t> newest_;   // charge, by agent; kNobody if none
  std::vector<std::uint32_t> current_;  // site charged in the last step, by agent; kNobody if none
  std::vector<simulation::GroupId> group_;
};

}  // namespace muster::analysis
