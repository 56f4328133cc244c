#include "navigation/wide_turns.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace muster::navigation {

using geometry::Vec2;

namespace {

// At turns people who walk freely pass this far off at most, as at openings. Who is held up by a
// crowd keeps abreast of it: he passes as far off as he walks, which is the more so the slower he
// is, and wholly so from the share kAbreast of being held up on: an eighth slower than he wants to
// be, as in 0.7 P/m² (Weidmann 1993). Tried, RiMEA 15, how much longer 500 people take round the
// corner than straight on for as long, 5 to 40 runs: by everybody's own lot instead of as far off
// as he walks 10 s (the lots cross each other's ways), a share of 1 7 s, 0.5 2 s, 0.25 0 s, 0.1
// 3 s; seven to nine tenths as far off as he walks 4 to 22 s; who was held up in the last 5 s 4 s.
constexpr double kFreelyOffTurn_m = 1.2;
constexpr double kAbreast = 0.25;
// Added to where a turn may matter: far more than roundings of that.
constexpr double kSlack_m = 0.01;

// Where roundLast may find somebody: off the turn by less than its room along its line, and across
// it by less than what anybody wants. In exact numbers; the slack is for the rounded ones.
geometry::Box reach(const WideTurn& turn) {
  geometry::Box box;
  for (const double along : {0.0, turn.room_m})
    for (const double across : {0.0, turn.most_m})
      box.extend(turn.at + turn.away * along + turn.through * across);
  return box.grown(kSlack_m);
}

}  // namespace

double wantedOff(double most_m, double off_m, const Manner& manner) {
  const double freely = manner.taste * std::min(most_m, kFreelyOffTurn_m);
  const double abreast = std::max(freely, std::min(most_m, off_m));
  return freely + std::min(1.0, manner.heldUp / kAbreast) * (abreast - freely);
}

WideTurns::WideTurns(std::vector<Following> turns, std::size_t labels)
    : first_(labels + 1, 0), words_((turns.size() + kBits - 1) / kBits) {
  std::ranges::stable_sort(turns, {}, &Following::next);
  for (const Following& one : turns) {
    turns_.push_back(one.turn);
    ++first_[one.next + 1u];
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  index();
}

void WideTurns::index() {
  geometry::Box all;
  for (const WideTurn& turn : turns_) all.extend(reach(turn));
  if (turns_.empty()) return;
  columns_ = {all.low.x, kSlabs / all.width()};
  lines_ = {all.low.y, kSlabs / all.height()};
  inColumn_.assign(kSlabs * words_, 0);
  inLine_.assign(kSlabs * words_, 0);
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    const geometry::Box box = reach(turns_[i]);
    const std::size_t word = i / kBits;
    const std::uint64_t bit = std::uint64_t{1} << i % kBits;
    for (std::size_t s = columns_.slab(box.low.x); s <= columns_.slab(box.high.x); ++s)
      inColumn_[s * words_ + word] |= bit;
    for (std::size_t s = lines_.slab(box.low.y); s <= lines_.slab(box.high.y); ++s)
      inLine_[s * words_ + word] |= bit;
  }
}

// Who has crossed the line of a turn sees what follows; if everybody turned there, all would walk
// in the file along that line. So each goes on until he is beside the corner as far off it as
// before.
bool WideTurns::rounds(const WideTurn& turn, Vec2 x, const Manner& manner, Vec2& at) {
  const double past = dot(x - turn.at, turn.through), before = dot(x - turn.at, turn.away);
  if (past < 0.0 || before <= 0.0 || before >= turn.room_m) return false;
  const double wanted = wantedOff(turn.most_m, past + before, manner);
  if (!(past < wanted)) return false;
  at = turn.at + turn.through * std::min(wanted, past + before);
  return true;
}

// Slabs ascend with the coordinate, so whoever is in a turn's reach is in its slabs; asking in the
// same order, with those left out that say no, gives the same answer.
Vec2 WideTurns::roundLast(Label label, Vec2 x, const Manner& manner, Vec2 at) const {
  if (turns_.empty()) return at;
  const std::size_t begin = first_[label], end = first_[label + 1u];
  if (begin == end) return at;
  const std::uint64_t* column = &inColumn_[columns_.slab(x.x) * words_];
  const std::uint64_t* line = &inLine_[lines_.slab(x.y) * words_];
  const std::size_t last = (end - 1) / kBits;
  for (std::size_t word = begin / kBits; word <= last; ++word) {
    std::uint64_t left = column[word] & line[word];
    if (word == begin / kBits) left &= ~std::uint64_t{0} << begin % kBits;
    if (word == last) left &= ~std::uint64_t{0} >> (kBits - 1 - (end - 1) % kBits);
    for (; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(left));
      if (rounds(turns_[word * kBits + bit], x, manner, at)) return at;
    }
  }
  return at;
}

std::size_t WideTurns::bytes() const {
  return turns_.size() * sizeof(WideTurn) + first_.size() * sizeof(std::uint32_t) +
         (inColumn_.size() + inLine_.size()) * sizeof(std::uint64_t);
}

}  // namespace muster::navigation
