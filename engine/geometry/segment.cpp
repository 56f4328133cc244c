#include "geometry/segment.h"

#include <algorithm>
#include <array>
#include <limits>

namespace muster::geometry {
namespace {

struct TwoDoubles {
  double high;
  double low;
};

// a + b = high + low exactly (Knuth).
TwoDoubles exactSum(double a, double b) {
  const double sum = a + b;
  const double back = sum - a;
  return {sum, (a - (sum - back)) + (b - back)};
}

// a * b = high + low exactly (Dekker, Veltkamp's split; needs no FMA).
TwoDoubles exactProduct(double a, double b) {
  constexpr double kSplit = 134217729.0;  // 2^27 + 1
  const double aScaled = kSplit * a, bScaled = kSplit * b;
  const double aHigh = aScaled - (aScaled - a), bHigh = bScaled - (bScaled - b);
  const double aLow = a - aHigh, bLow = b - bHigh;
  const double product = a * b;
  const double error = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
  return {product, error};
}

// A sum kept as non-overlapping doubles of growing magnitude (Shewchuk 1997, "grow expansion"): its
// sign is that of the largest that is not zero. Twelve terms are all an orientation needs.
class ExactSum {
 public:
  void add(double term) {
    for (std::size_t i = 0; i < size_; ++i) {
      const TwoDoubles sum = exactSum(term, parts_[i]);
      parts_[i] = sum.low;
      term = sum.high;
    }
    parts_[size_++] = term;
  }
  void addProduct(double a, double b) {
    const TwoDoubles product = exactProduct(a, b);
    add(product.low);
    add(product.high);
  }
  int sign() const {
    for (std::size_t i = size_; i-- > 0;) {
      if (parts_[i] > 0.0) return 1;
      if (parts_[i] < 0.0) return -1;
    }
    return 0;
  }

 private:
  std::array<double, 12> parts_{};
  std::size_t size_ = 0;
};

int exactOrientation(Vec2 a, Vec2 b, Vec2 p) {
  ExactSum sum;
  sum.addProduct(a.x, b.y);
  sum.addProduct(-a.y, b.x);
  sum.addProduct(b.x, p.y);
  sum.addProduct(-b.y, p.x);
  sum.addProduct(p.x, a.y);
  sum.addProduct(-p.y, a.x);
  return sum.sign();
}

bool boxesTouch(const Segment& s, const Segment& t) {
  return std::min(s.a.x, s.b.x) <= std::max(t.a.x, t.b.x) &&
         std::min(t.a.x, t.b.x) <= std::max(s.a.x, s.b.x) &&
         std::min(s.a.y, s.b.y) <= std::max(t.a.y, t.b.y) &&
         std::min(t.a.y, t.b.y) <= std::max(s.a.y, s.b.y);
}

}  // namespace

double distance(const Segment& s, Vec2 p) {
  return distance(nearestPoint(s, p), p);
}

double distance(const Segment& s, const Segment& t) {
  if (intersect(s, t)) return 0.0;
  return std::min(std::min(distance(s, t.a), distance(s, t.b)),
                  std::min(distance(t, s.a), distance(t, s.b)));
}

int orientation(Vec2 a, Vec2 b, Vec2 p) {
  const double left = (a.x - p.x) * (b.y - p.y);
  const double right = (a.y - p.y) * (b.x - p.x);
  const double determinant = left - right;
  // Shewchuk's first filter (orient2d, bound A): 3 eps + 16 eps^2 with eps = 2^-53.
  constexpr double kEpsilon = 0.5 * std::numeric_limits<double>::epsilon();
  constexpr double kBound = (3.0 + 16.0 * kEpsilon) * kEpsilon;
  const double uncertainty = kBound * (std::fabs(left) + std::fabs(right));
  if (determinant > uncertainty) return 1;
  if (-determinant > uncertainty) return -1;
  return exactOrientation(a, b, p);
}

bool intersect(const Segment& s, const Segment& t) {
  // The boxes decide where the orientations cannot: collinear segments and segments that are
  // points.
  if (!boxesTouch(s, t)) return false;
  return orientation(s.a, s.b, t.a) * orientation(s.a, s.b, t.b) <= 0 &&
         orientation(t.a, t.b, s.a) * orientation(t.a, t.b, s.b) <= 0;
}

bool cross(const Segment& s, const Segment& t) {
  return orientation(s.a, s.b, t.a) * orientation(s.a, s.b, t.b) < 0 &&
         orientation(t.a, t.b, s.a) * orientation(t.a, t.b, s.b) < 0;
}

}  // namespace muster::geometry
