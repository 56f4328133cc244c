#include "viewer/graphics/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace muster::viewer {

namespace {

constexpr double kNearest_m = 0.002;  // per pixel
constexpr double kFarthest_m = 50.0;

double dot(Point3 a, Point3 b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

Point3 minus(Point3 a, Point3 b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}

}  // namespace

Projection::Projection(const Camera& camera, const Frame& frame)
    : target_(camera.target), metresPerPixel_(camera.metresPerPixel), frame_(frame) {
  const double yaw = camera.yaw_deg * std::numbers::pi / 180.0;
  const double pitch = camera.pitch_deg * std::numbers::pi / 180.0;
  right_ = {std::cos(yaw), std::sin(yaw), 0};
  up_ = {-std::sin(yaw) * std::sin(pitch), std::cos(yaw) * std::sin(pitch), std::cos(pitch)};
  if (camera.pitch_deg >= kStraightDown_deg) up_.z = 0;  // cos(pi / 2) is not quite 0
}

Pixel Projection::pixel(Point3 p) const {
  const Point3 d = minus(p, target_);
  return {frame_.x + frame_.width / 2 + dot(d, right_) / metresPerPixel_,
          frame_.y + frame_.height / 2 - dot(d, up_) / metresPerPixel_};
}

geometry::Vec2 Projection::ground(Pixel p, double z) const {
  const double across = (p.x - frame_.x - frame_.width / 2) * metresPerPixel_;
  const double along = -(p.y - frame_.y - frame_.height / 2) * metresPerPixel_;
  const double rest = along - up_.z * (z - target_.z);
  const double slant = std::hypot(up_.x, up_.y);
  const geometry::Vec2 forward{up_.x / slant, up_.y / slant};
  return {target_.x + right_.x * across + forward.x * rest / slant,
          target_.y + right_.y * across + forward.y * rest / slant};
}

std::array<float, 4> Projection::clipX() const {
  const double s = 2.0 / (metresPerPixel_ * frame_.width);
  return {static_cast<float>(right_.x * s), static_cast<float>(right_.y * s), 0.0f,
          static_cast<float>(-dot(target_, right_) * s)};
}

std::array<float, 4> Projection::clipY() const {
  const double s = 2.0 / (metresPerPixel_ * frame_.height);
  return {static_cast<float>(up_.x * s), static_cast<float>(up_.y * s),
          static_cast<float>(up_.z * s), static_cast<float>(-dot(target_, up_) * s)};
}

void lookAt(Camera& camera, const geometry::Box& box, double lowest, double highest,
            const Frame& frame) {
  constexpr double kMargin = 1.06;
  camera.target = {(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2,
                   (lowest + highest) / 2};
  camera.metresPerPixel = 1.0;
  const Projection projection(camera, frame);
  double halfWidth = 1, halfHeight = 1;
  for (const double x : {box.low.x, box.high.x}) {
    for (const double y : {box.low.y, box.high.y}) {
      for (const double z : {lowest, highest}) {
        const Pixel p = projection.pixel({x, y, z});
        halfWidth = std::max(halfWidth, std::fabs(p.x - frame.x - frame.width / 2));
        halfHeight = std::max(halfHeight, std::fabs(p.y - frame.y - frame.height / 2));
      }
    }
  }
  camera.metresPerPixel =
      std::clamp(kMargin * std::max(2 * halfWidth / frame.width, 2 * halfHeight / frame.height),
                 kNearest_m, kFarthest_m);
}

void zoomAt(Camera& camera, const Frame& frame, Pixel at, double factor) {
  const geometry::Vec2 before = Projection(camera, frame).ground(at, camera.target.z);
  camera.metresPerPixel = std::clamp(camera.metresPerPixel / factor, kNearest_m, kFarthest_m);
  const geometry::Vec2 after = Projection(camera, frame).ground(at, camera.target.z);
  camera.target.x += before.x - after.x;
  camera.target.y += before.y - after.y;
}

void pan(Camera& camera, const Frame& frame, double dx_px, double dy_px) {
  const Projection projection(camera, frame);
  const Pixel middle{frame.x + frame.width / 2, frame.y + frame.height / 2};
  const geometry::Vec2 from = projection.ground(middle, camera.target.z);
  const geometry::Vec2 to =
      projection.ground({middle.x + dx_px, middle.y + dy_px}, camera.target.z);
  camera.target.x -= to.x - from.x;
  camera.target.y -= to.y - from.y;
}

}  // namespace muster::viewer
