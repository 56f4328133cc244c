// Choosing among the openings of a space by more than the way's length: by the queues ahead
// ([model] reroute = "queues") and by what others do ([model] social_influence).
//
// Once a second everybody's heading is tallied, by opening and side, with distances to the opening.
// Each person looks at it every kLookEvery seconds (staggered by agent; and on entering a space)
// and compares all openings of his space through which his target can be reached with as few
// entries into buildings. An opening's worth is a time: the way to the target at his own speed on
// the level; with reroute, how long the queue before it, and before each opening that his route
// passes then, still is when he gets there; all of it times 1 - social_influence × the share of the
// others in the space who head for that opening. Form after FDS+Evac (crowd.md E.6): those nearer
// to the opening are ahead, 1.3 persons per metre and second leave, and one stays with one's choice
// unless another is better by a tenth. Unlike FDS+Evac, the queue shrinks while one walks.
//
// Judgement: everybody in a space is seen, however large it is, and everybody knows what lies
// behind each opening; whoever has an assigned door in his room keeps it.
//
// Thread rule: lookRound() is called by one thread; chooseByTime() reads the tally only and may be
// called by any.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "navigation/routes.h"
#include "simulation/people.h"

namespace muster::simulation {

struct State;

inline constexpr double kQueueFlow_per_m_s = 1.3;  // FDS+Evac
inline constexpr double kStay = 0.9;               // FDS+Evac: of the time of the present choice
// Of waiting: less is not worth changing queues for. Near the head of two queues, where a tenth is
// less than a second, people would sway (judgement).
inline constexpr double kWorthChanging_s = 2.0;
inline constexpr int kLookEvery = 3;  // tallies, of a second each (judgement)

// Who heads for an opening from one of its sides.
class HeadingTally {
 public:
  void count(const State& state);

  std::size_t heading(plan::OpeningId opening, bool fromFirst) const;
  // Of those, how many are nearer to it than `distance_m`.
  std::size_t nearer(plan::OpeningId opening, bool fromFirst, double distance_m) const;

 private:
  std::span<const std::pair<std::uint32_t, float>> at(plan::OpeningId opening,
                                                      bool fromFirst) const;

  std::vector<std::pair<std::uint32_t, float>> entries_;  // opening and side; distance; ascending
  std::vector<std::size_t> first_;                        // of each opening's side; one more
};

// Whether the scenario asks for any of it.
bool comparesTimes(const State& state);

// Tallies once a second and has those whose turn it is decide anew.
void lookRound(State& state);

// The best way on for the person; `usual` is the shortest.
navigation::Next chooseByTime(const State& state, std::size_t row, const navigation::Next& usual);

}  // namespace muster::simulation
