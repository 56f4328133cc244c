// What holds somebody up: the next constraining opening or staircase downstream on its route. This
// is the one definition that bottlenecks and delays of the whole project stand on:
//   a door, gate or turnstile is a constraint itself; an opening that leads onto a flight of a
//   staircase stands for the whole staircase; plain gaps (corridor cuts, archways, stair feet) are
//   passed over; a gap that leads out of the campus counts as itself; if nothing of the kind comes
//   before the target, the target is.
#pragma once

#include <compare>
#include <functional>
#include <vector>

#include "analysis/run_result.h"
#include "navigation/routes.h"

namespace muster::analysis {

struct Constraint {
  ConstraintKind kind = ConstraintKind::target;
  std::uint32_t index = 0;  // of the opening, stair or zone; Id::kNone: a target without a zone

  friend auto operator<=>(const Constraint&, const Constraint&) = default;
};

// The space that a staircase is named after: its lowest, the first of several. Null if it has none.
const plan::Space* lowestSpace(const plan::Stair& stair, const plan::Campus& campus);

// The opening after `opening`, entered from `from` (Routes::after bound to one route); none = the
// target is there, or outside.
using After = std::function<plan::OpeningId(plan::OpeningId opening, plan::SpaceId from)>;

// Walks on from `opening`, entered from `from`; none: the target lies in this space. A route that
// goes in circles (it cannot) ends at its first opening.
Constraint constraintAhead(const plan::Campus& campus, plan::OpeningId opening, plan::SpaceId from,
                           plan::ZoneId target, const After& after);

// The same for the frames of a run, remembered per (route, opening, side) until the openings' state
// changes.
class ConstraintFinder {
 public:
  Constraint find(const plan::Campus& campus, const navigation::Routes& routes,
                  navigation::RouteId route, plan::OpeningId opening, plan::SpaceId from);
  // Once a frame: forgets everything if openings were set anew since the last call, and says so.
  bool refresh(const navigation::Routes& routes);

 private:
  struct Known {
    bool known = false;
    Constraint constraint;
  };
  std::uint64_t settings_ = 0;  // Routes::settings() that the entries hold for
  std::vector<std::vector<Known>>
      byRoute_;  // 2 * opening + (0 from its first space, 1 from its second)
};

}  // namespace muster::analysis
