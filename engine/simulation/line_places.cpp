#include "simulation/line_places.h"

#include <algorithm>
#include <cmath>

#include "simulation/services.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

constexpr double kBody_m = 0.2;
// Places of one line are never nearer to each other than this share of its pitch: a rope that turns
// back on itself, and what stands around its end.
constexpr double kKeepOff = 0.9;

// The point at a share of the clear width, counted along the passages.
Vec2 atShare(const plan::Opening& opening, double share) {
  double left_m = share * opening.clear_width_m;
  for (const geometry::Segment& passage : opening.passages) {
    const double length_m = geometry::length(passage);
    if (left_m <= length_m) return passage.a + geometry::normalised(passage.b - passage.a) * left_m;
    left_m -= length_m;
  }
  return opening.passages.back().b;
}

}  // namespace

LinePlaces::LinePlaces(const navigation::Atlas& atlas, const ResolvedGate& gate)
    : atlas_(atlas), gate_(gate) {
  const plan::Opening& opening = atlas.campus()[gate.opening];
  const Vec2 along = opening.line.b - opening.line.a;
  back_ = geometry::normalised({-along.y, along.x});  // `first` lies to the left
  if (gate.from != opening.first) back_ = back_ * -1.0;
  const bool crowd = gate.description.discipline == Discipline::none;
  const double before_m = crowd ? kCrowdBefore_m : kDeskBefore_m;
  for (int lane = 0; lane < gate.description.lanes; ++lane) {
    const double share = (lane + 0.5) / gate.description.lanes;
    spots_.push_back(atShare(opening, share) + back_ * before_m);
  }
  taken_ = spots_;
}

bool LinePlaces::standable(Vec2 p) const {
  return atlas_.standable(gate_.from, p, kBody_m);
}

bool LinePlaces::clear(Vec2 p) const {
  const double gap_m = kKeepOff * gate_.description.pitch_m;
  return std::ranges::none_of(taken_, [&](Vec2 t) { return geometry::distance(t, p) < gap_m; });
}

void LinePlaces::add(Vec2 p, std::vector<Vec2>& places) {
  places.push_back(p);
  taken_.push_back(p);
}

// Straight back from the lane, or from the middle of all lanes, if none is drawn.
std::vector<Vec2> LinePlaces::rope(std::size_t line) const {
  const Gate& gate = gate_.description;
  const bool each = gate.discipline == Discipline::lineEach;
  const Vec2 middle = (spots_.front() + spots_.back()) * 0.5;
  const Vec2 head = (each ? spots_[line] : middle) + back_ * kHeadBefore_m;
  if (gate.rope.empty()) return {head, head + back_ * gate.pitch_m};
  const Vec2 shift = each ? spots_[line] - spots_.front() : Vec2{};
  std::vector<Vec2> drawn;
  for (const Vec2 p : gate.rope) drawn.push_back(p + shift);
  return drawn;
}

// One place every pitch along the rope, and straight on as far as one can stand.
void LinePlaces::along(const std::vector<Vec2>& rope, std::size_t count,
                       std::vector<Vec2>& places) {
  const double pitch_m = gate_.description.pitch_m;
  double ahead_m = 0;  // from the piece's start to its next place
  for (std::size_t i = 0; i + 1 < rope.size(); ++i) {
    const double length_m = geometry::distance(rope[i], rope[i + 1]);
    const Vec2 direction = geometry::normalised(rope[i + 1] - rope[i]);
    const bool last = i + 2 == rope.size();
    for (; (last || ahead_m < length_m) && places.size() < count; ahead_m += pitch_m) {
      const Vec2 p = rope[i] + direction * ahead_m;
      if (standable(p) && clear(p)) {
        add(p, places);
      } else if (ahead_m > length_m) {
        return;
      }
    }
    ahead_m -= length_m;
  }
}

// Around the end, on a hexagonal lattice, nearest first (ties by the lattice).
void LinePlaces::around(std::size_t count, std::vector<Vec2>& places) {
  const double pitch_m = gate_.description.pitch_m;
  const Vec2 end = taken_.back();
  const double reach_m = pitch_m * (2 + std::sqrt(static_cast<double>(count)));
  const double row_m = pitch_m * 0.8660254037844386;
  const int reach = static_cast<int>(reach_m / row_m) + 1;
  std::vector<std::pair<double, Vec2>> near;
  for (int j = -reach; j <= reach; ++j) {
    for (int i = -reach; i <= reach; ++i) {
      const Vec2 p = end + Vec2{pitch_m * (i + (j % 2 != 0 ? 0.5 : 0.0)), row_m * j};
      if (standable(p)) near.emplace_back(geometry::distance(p, end), p);
    }
  }
  std::ranges::stable_sort(near, {}, [](const auto& entry) { return entry.first; });
  for (const auto& [distance_m, p] : near) {
    if (places.size() >= count) return;
    if (clear(p)) add(p, places);
  }
}

std::vector<Vec2> LinePlaces::line(std::size_t line, std::size_t count) {
  std::vector<Vec2> places;
  const std::vector<Vec2> rope = this->rope(line);
  along(rope, count, places);
  if (places.size() < count) around(count, places);
  if (places.empty()) places.push_back(rope.front());
  return places;
}

}  // namespace muster::simulation
