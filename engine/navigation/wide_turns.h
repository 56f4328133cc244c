// The turns of a leg that leave room to pass them further off than the shortest way does: who comes
// round them, and how far off somebody of his own manner passes them.
//
// A furnished room has dozens of them before one goal, and everybody asks all of them in every
// step. So they are kept apart from what else is known of turns, and two rows of bits say which of
// them may matter to somebody at x: those that reach into his column, and into his line, of a
// coarse grid.
//
// Thread rule: immutable once made.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/polygon.h"
#include "navigation/label_field.h"
#include "navigation/manner.h"

namespace muster::navigation {

struct WideTurn {
  geometry::Vec2 at;
  // Unit vectors along the line that is crossed, beyond the turn, and across it, walking on.
  geometry::Vec2 away, through;
  double room_m;  // how far that line goes on beyond the turn
  double most_m;  // nobody passes it further off: room_m, or as far as one can go on across it
};

// How far off the turn somebody wants to pass it who walks on a line so far off it; at most
// `most_m`.
double wantedOff(double most_m, double off_m, const Manner& manner);

class WideTurns {
 public:
  // Which of a leg's turns, with the label that follows each.
  struct Following {
    Label next;
    WideTurn turn;
  };
  WideTurns() = default;
  // In the order of the leg; `labels`: one more than it has turns.
  WideTurns(std::vector<Following> turns, std::size_t labels);

  // `at`, or where somebody at x walks to instead who has just passed a turn to this label and must
  // get round it first.
  geometry::Vec2 roundLast(Label label, geometry::Vec2 x, const Manner& manner,
                           geometry::Vec2 at) const;
  std::size_t bytes() const;

 private:
  static constexpr int kSlabs = 32;
  static constexpr std::size_t kBits = 64;
  // A coarse coordinate of 0 to kSlabs - 1, ascending with x.
  struct Axis {
    double from = 0, per_m = 0;
    std::size_t slab(double x) const {
      const double s = (x - from) * per_m;
      if (!(s > 0.0)) return 0;
      return s < kSlabs ? static_cast<std::size_t>(s) : std::size_t{kSlabs - 1};
    }
  };
  static bool rounds(const WideTurn& turn, geometry::Vec2 x, const Manner& manner,
                     geometry::Vec2& at);
  void index();

  std::vector<WideTurn> turns_;       // by what follows them
  std::vector<std::uint32_t> first_;  // by label: into turns_; one more than there are labels
  Axis columns_, lines_;
  std::size_t words_ = 0;                         // of a row of bits, one for each turn
  std::vector<std::uint64_t> inColumn_, inLine_;  // kSlabs rows each
};

}  // namespace muster::navigation
