#include "navigation/goal_shape.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace muster::navigation {

using geometry::Segment;
using geometry::Vec2;

namespace {

// Fine enough for the curvature of the remaining distance beside a corner kClearance_m away.
constexpr double kKnotSpacing_m = 0.10;
// Stands for "cannot get on from this point of the opening", where others of its points lead on;
// finite, so that nothing becomes NaN.
constexpr double kNoWayOn_m = 1e6;

}  // namespace

GoalShape GoalShape::opening(const Portal& portal, plan::SpaceId from, const Onward& onward) {
  GoalShape shape;
  shape.outward_ = portal.outward(from);
  for (std::size_t i = 0; i < portal.aims.size(); ++i) {
    const Segment& segment = portal.aims[i];
    const Segment& passage = portal.passages[i];
    Aim aim{segment.a, normalised(segment.b - segment.a), length(segment), 0, 0, 0, 0, 0, true};
    aim.low = -geometry::distance(segment.a, passage.a);
    aim.high = aim.length + geometry::distance(segment.b, passage.b);
    shape.tight_ = shape.tight_ || aim.length == 0.0;
    if (onward) shape.sampleOnward(aim, onward);
    shape.aims_.push_back(aim);
  }
  for (const Aim& aim : shape.aims_) shape.clear_m_ += aim.length;
  const Aim &low = shape.aims_.front(), &high = shape.aims_.back();
  shape.ends_ = {{{low.a, low.along}, {shape.endOf(high), -high.along}}};
  shape.span_m_ = shape.fromLow(shape.clear_m_);
  shape.begins_m_ = std::max(kSpreadBegins_m, 2 * shape.mostSpread(1));
  shape.oneLine_ = !onward && shape.aims_.size() == 1 && shape.aims_.front().length > 0.0;
  return shape;
}

GoalShape GoalShape::zone(const geometry::Polygon& polygon) {
  GoalShape shape;
  shape.zone_ = polygon.outer;
  shape.tight_ = true;
  return shape;
}

GoalShape GoalShape::point(Vec2 p) {
  GoalShape shape;
  shape.aims_.push_back({p, {}, 0, 0, 0, 0, 0, 0, true});
  shape.tight_ = true;
  return shape;
}

GoalShape GoalShape::slotIn(const geometry::Polygon& polygon, Vec2 p) {
  GoalShape shape = point(p);
  shape.zone_ = polygon.outer;
  shape.slot_ = true;
  return shape;
}

void GoalShape::sampleOnward(Aim& aim, const Onward& onward) {
  const double intervals = std::max(1.0, std::ceil(aim.length / kKnotSpacing_m));
  aim.firstKnot = static_cast<std::uint32_t>(rest_.size());
  aim.knots = aim.length > 0.0 ? static_cast<std::uint32_t>(intervals) + 1 : 1;
  aim.spacing = aim.length / intervals;
  if (rest_.empty()) reachable_ = false;
  for (std::uint32_t k = 0; k < aim.knots; ++k) {
    const Vec2 p = aim.a + aim.along * (aim.spacing * k);
    const Aimed next = onward(p);
    const bool leadsOn = next.distance_m < kNoWayOn_m;
    rest_.push_back(leadsOn ? next.distance_m : kNoWayOn_m);
    slope_.push_back(leadsOn ? -dot(normalised(next.at - p), aim.along) : 0.0);
    reachable_ = reachable_ || leadsOn;
    constexpr double kRounding = 1e-6;
    if (!leadsOn) aim.convex = false;
    if (k > 0 && slope_.back() < slope_[slope_.size() - 2] - kRounding) aim.convex = false;
  }
  aim.slopeLow = slope_[aim.firstKnot];
  aim.slopeHigh = slope_.back();
  aim.restLow = remaining(aim, 0.0);
  aim.restHigh = remaining(aim, aim.length);
}

double GoalShape::remaining(const Aim& aim, double t) const {
  if (aim.knots == 0) return 0.0;
  if (aim.knots == 1) return rest_[aim.firstKnot];
  const double position = t / aim.spacing;
  const auto interval = std::min(static_cast<std::uint32_t>(position), aim.knots - 2);
  const std::size_t k = aim.firstKnot + interval;
  // Cubic Hermite: values and slopes at both knots.
  const double s = position - interval;
  const double q = 1.0 - s;
  const double h = aim.spacing;
  return rest_[k] * q * q * (1.0 + 2.0 * s) + rest_[k + 1] * s * s * (3.0 - 2.0 * s) +
         h * s * q * (slope_[k] * q - slope_[k + 1] * s);
}

// Solves (t - foot) / |x - p(t)| = -r'(t) between knots k and k+1, r' = s linear there. Written as
// t = foot - h s / sqrt(1 - s^2) it is nearly linear in t however small the height h is; three
// Newton steps leave less than a micrometre. (Tried: regula falsi on the derivative, a step
// function for small h: directions were wrong on the last steps to a cut.)
double GoalShape::refined(const Aim& aim, std::uint32_t knot, double foot,
                          double squaredHeight) const {
  const std::size_t k = aim.firstKnot + knot;
  const double height = std::sqrt(squaredHeight);
  const double slopeRise = slope_[k + 1] - slope_[k];
  const double start = aim.spacing * knot - foot;
  double t = 0.5;  // in intervals from the knot
  for (int i = 0; i < 3; ++i) {
    constexpr double kSteepest = 0.999999;
    const double s = std::clamp(slope_[k] + t * slopeRise, -kSteepest, kSteepest);
    const double rest = 1.0 - s * s;
    const double root = std::sqrt(rest);
    const double value = start + t * aim.spacing + height * s / root;
    const double rise = aim.spacing + height * slopeRise / (rest * root);
    // Where r is not convex the rise may be anything; a wrong step only costs accuracy there.
    t = std::clamp(t - value / std::max(rise, 0.1 * aim.spacing), 0.0, 1.0);
  }
  return aim.spacing * (knot + t);
}

// The sign of the derivative without a division: (t - foot) + r'(t) |x - p(t)|.
double GoalShape::betweenKnots(const Aim& aim, double foot, double squaredHeight) const {
  std::uint32_t low = 0, high = aim.knots - 1;
  while (high - low > 1) {
    const std::uint32_t middle = (low + high) / 2;
    const double d = aim.spacing * middle - foot;
    const double slope = slope_[aim.firstKnot + middle];
    (d + slope * std::sqrt(squaredHeight + d * d) < 0.0 ? low : high) = middle;
  }
  return refined(aim, low, foot, squaredHeight);
}

// At its ends the aim itself knows what remains: the same as remaining() has there.
GoalShape::Minimum GoalShape::convexMinimum(const Aim& aim, double foot,
                                            double squaredHeight) const {
  const auto away = [&](double side) { return std::sqrt(squaredHeight + side * side); };
  const double first = 0.0 - foot, toFirst = away(first);
  if (!(first + aim.slopeLow * toFirst < 0.0)) return {0.0, toFirst + aim.restLow};
  const double last = aim.spacing * (aim.knots - 1) - foot;
  if (last + aim.slopeHigh * away(last) < 0.0)
    return {aim.length, away(aim.length - foot) + aim.restHigh};
  const double t = betweenKnots(aim, foot, squaredHeight);
  return {t, away(t - foot) + remaining(aim, t)};
}

GoalShape::Minimum GoalShape::minimum(const Aim& aim, Vec2 x) const {
  const Vec2 d = x - aim.a;
  const double foot = dot(d, aim.along);
  const double height = cross(aim.along, d);
  const double squaredHeight = aim.length > 0.0 ? height * height : squaredNorm(d);
  const auto value = [&](double t) {
    const double side = t - foot;
    return std::sqrt(squaredHeight + side * side) + remaining(aim, t);
  };
  if (aim.knots < 2) {
    const double t = std::clamp(foot, 0.0, aim.length);
    return {t, value(t)};
  }
  if (aim.convex) return convexMinimum(aim, foot, squaredHeight);
  std::uint32_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::uint32_t k = 0; k < aim.knots; ++k) {
    const double side = aim.spacing * k - foot;
    const double v = std::sqrt(squaredHeight + side * side) + rest_[aim.firstKnot + k];
    if (v < least) least = v, best = k;
  }
  Minimum minimum{aim.spacing * best, least};
  for (const std::uint32_t knot : {best > 0 ? best - 1 : 0, std::min(best, aim.knots - 2)}) {
    const double t = refined(aim, knot, foot, squaredHeight);
    const double v = value(t);
    if (v < minimum.value) minimum = {t, v};
  }
  return minimum;
}

// One clear part longer than a point, and from all of it one gets on.
bool GoalShape::isOneAim() const {
  if (outward_ == Vec2{} || aims_.size() != 1 || !reachable_) return false;
  const Aim& aim = aims_.front();
  return aim.length >= 2 * kAtEnd_m && (aim.knots == 0 || aim.convex);
}

OneAim GoalShape::oneAim() const {
  const Aim& aim = aims_.front();
  return {.ends = ends_,
          .outward = outward_,
          .length_m = aim.length,
          .low_m = aim.low,
          .high_m = aim.high,
          .begins_m = begins_m_,
          .remains = aim.knots > 0,
          .lastKnot_m = aim.knots > 0 ? aim.spacing * (aim.knots - 1) : 0,
          .restLow_m = aim.restLow,
          .restHigh_m = aim.restHigh,
          .slopeLow = aim.slopeLow,
          .slopeHigh = aim.slopeHigh};
}

void GoalShape::readAlone(Walkers& walkers, std::size_t k) const {
  const Walker walker = walkers.asked(k);
  walkers.answer(k, read(walker.at, walker.manner()));
}

void GoalShape::read(Walkers& walkers) const {
  constexpr std::size_t kFew = 3;  // fewer are as fast one by one
  if (walkers.size < kFew || !isOneAim()) {
    for (std::size_t k = 0; k < walkers.size; ++k) readAlone(walkers, k);
    return;
  }
  for (std::uint64_t alone = readMany(oneAim(), walkers); alone != 0; alone &= alone - 1)
    readAlone(walkers, static_cast<std::size_t>(std::countr_zero(alone)));
}

bool GoalShape::insideZone(Vec2 x) const {
  bool inside = false;
  for (std::size_t i = 0, j = zone_.size() - 1; i < zone_.size(); j = i++) {
    const Vec2 a = zone_[i], b = zone_[j];
    if ((a.y > x.y) == (b.y > x.y)) continue;
    if ((cross(b - a, x - a) > 0.0) == (b.y > a.y)) inside = !inside;
  }
  return inside;
}

Aimed GoalShape::nearestOfZone(Vec2 x) const {
  Aimed best{x, std::numeric_limits<double>::infinity()};
  for (std::size_t i = 0, j = zone_.size() - 1; i < zone_.size(); j = i++) {
    const Vec2 p = nearestPoint(Segment{zone_[j], zone_[i]}, x);
    const double d = geometry::distance(p, x);
    if (d < best.distance_m) best = {p, d};
  }
  return best;
}

Aimed GoalShape::approach(Vec2 x) const {
  const Aimed edge = nearestOfZone(x);
  return {edge.at, edge.distance_m + geometry::distance(edge.at, aims_.front().a)};
}

Aimed GoalShape::bestOfAll(Vec2 x) const {
  if (!zone_.empty() && !slot_) return insideZone(x) ? Aimed{x, 0.0} : nearestOfZone(x);
  Aimed best{x, std::numeric_limits<double>::infinity()};
  if (!reachable_) return best;
  for (const Aim& aim : aims_) {
    const Minimum found = minimum(aim, x);
    if (found.value < best.distance_m) best = {aim.a + aim.along * found.t, found.value};
  }
  return best;
}

Vec2 GoalShape::directionNear(Vec2 x, Vec2 d) const {
  const double away = norm(d);
  if (outward_ == Vec2{}) return away > 0.0 ? d * (1.0 / away) : Vec2{};
  if (away < kOnIt_m) return outward_;
  // On the threshold beside the aim: through, if the passage is open here.
  for (const Aim& aim : aims_) {
    const double foot = dot(x - aim.a, aim.along);
    if (foot >= aim.low && foot <= aim.high && (foot <= 0.0 || foot >= aim.length)) return outward_;
  }
  return d * (1.0 / away);
}

std::vector<Vec2> GoalShape::samples(double spacing_m) const {
  std::vector<Vec2> points;
  const auto along = [&](Vec2 a, Vec2 b) {
    const double steps = std::max(1.0, std::ceil(geometry::distance(a, b) / spacing_m));
    for (double i = 0; i <= steps; ++i) points.push_back(lerp(a, b, i / steps));
  };
  for (const Aim& aim : aims_) along(aim.a, aim.a + aim.along * aim.length);
  for (std::size_t i = 0, j = zone_.size() - 1; i < zone_.size(); j = i++)
    along(zone_[j], zone_[i]);
  return points;
}

void GoalShape::addTo(FingerprintOf& print) const {
  print.add(std::uint64_t{aims_.size()});
  for (const Aim& aim : aims_) {
    print.add(aim.a);
    print.add(aim.along);
    for (const double value : {aim.length, aim.low, aim.high, aim.spacing}) print.add(value);
    for (const std::uint32_t value : {aim.firstKnot, aim.knots, aim.convex ? 1u : 0u})
      print.add(std::uint64_t{value});
  }
  print.add(std::span<const double>(rest_));
  print.add(std::span<const double>(slope_));
  print.add(outward_);
  print.add(zone_);
  for (const bool is : {slot_, tight_, reachable_}) print.add(std::uint64_t{is ? 1u : 0u});
}

std::size_t GoalShape::bytes() const {
  return aims_.size() * sizeof(Aim) + (rest_.size() + slope_.size()) * sizeof(double) +
         zone_.size() * sizeof(Vec2);
}

}  // namespace muster::navigation
