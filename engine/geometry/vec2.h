// Points and vectors of the plan's x, y frame, in metres. Plain values.
#pragma once

#include <cmath>

namespace muster::geometry {

struct Vec2 {
  double x = 0.0;
  double y = 0.0;

  friend constexpr bool operator==(const Vec2&, const Vec2&) = default;
  constexpr Vec2& operator+=(Vec2 o) {
    x += o.x;
    y += o.y;
    return *this;
  }
  constexpr Vec2& operator-=(Vec2 o) {
    x -= o.x;
    y -= o.y;
    return *this;
  }
};

constexpr Vec2 operator+(Vec2 a, Vec2 b) {
  return {a.x + b.x, a.y + b.y};
}
constexpr Vec2 operator-(Vec2 a, Vec2 b) {
  return {a.x - b.x, a.y - b.y};
}
constexpr Vec2 operator-(Vec2 a) {
  return {-a.x, -a.y};
}
constexpr Vec2 operator*(Vec2 a, double s) {
  return {a.x * s, a.y * s};
}
constexpr Vec2 operator*(double s, Vec2 a) {
  return a * s;
}
constexpr double dot(Vec2 a, Vec2 b) {
  return a.x * b.x + a.y * b.y;
}
constexpr double cross(Vec2 a, Vec2 b) {
  return a.x * b.y - a.y * b.x;
}
constexpr Vec2 leftNormal(Vec2 a) {
  return {-a.y, a.x};
}
constexpr double squaredNorm(Vec2 a) {
  return dot(a, a);
}
inline double norm(Vec2 a) {
  return std::sqrt(squaredNorm(a));
}
inline double distance(Vec2 a, Vec2 b) {
  return norm(a - b);
}
constexpr Vec2 lerp(Vec2 a, Vec2 b, double t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}
// The unit vector along a; {0, 0} for a zero vector.
inline Vec2 normalised(Vec2 a) {
  const double n = norm(a);
  return n > 0.0 ? Vec2{a.x / n, a.y / n} : Vec2{};
}

}  // namespace muster::geometry
