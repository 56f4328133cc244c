#include "viewer/graphics/triangulation.h"

#include <algorithm>
#include <utility>

namespace muster::viewer {

namespace {

using geometry::Segment;
using geometry::Vec2;

// Between two sides (indices of edges), from one height to another.
struct Trapezoid {
  std::size_t left, right;
  double low, high;
};

double xAt(const Segment& edge, double y) {
  if (y == edge.a.y) return edge.a.x;
  if (y == edge.b.y) return edge.b.x;
  return edge.a.x + (edge.b.x - edge.a.x) * ((y - edge.a.y) / (edge.b.y - edge.a.y));
}

// The sides across a slab, from left to right.
std::vector<std::size_t> sidesAcross(const std::vector<Segment>& edges, double low, double high) {
  const double middle = low + (high - low) / 2;
  std::vector<std::pair<double, std::size_t>> found;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const auto [least, most] = std::minmax(edges[i].a.y, edges[i].b.y);
    if (least <= low && most >= high) found.emplace_back(xAt(edges[i], middle), i);
  }
  std::ranges::sort(found);
  std::vector<std::size_t> sides;
  for (const auto& [x, edge] : found) sides.push_back(edge);
  return sides;
}

std::vector<Trapezoid> trapezoidsOf(const std::vector<Segment>& edges) {
  std::vector<double> heights;
  for (const Segment& edge : edges) heights.push_back(edge.a.y);
  std::ranges::sort(heights);
  heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
  std::vector<Trapezoid> all;
  std::size_t below = 0;  // those that end at the slab's low side begin here
  for (std::size_t h = 0; h + 1 < heights.size(); ++h) {
    const std::vector<std::size_t> sides = sidesAcross(edges, heights[h], heights[h + 1]);
    const std::size_t first = all.size();
    for (std::size_t i = 0; i + 1 < sides.size(); i += 2) {
      Trapezoid next{sides[i], sides[i + 1], heights[h], heights[h + 1]};
      for (std::size_t k = below; k < first; ++k) {
        if (all[k].left != next.left || all[k].right != next.right || all[k].high != next.low)
          continue;
        next.low = all[k].low;
        all[k].high = all[k].low;  // becomes part of `next`
      }
      all.push_back(next);
    }
    below = first;
  }
  std::erase_if(all, [](const Trapezoid& t) { return t.high <= t.low; });
  return all;
}

}  // namespace

std::vector<Vec2> triangulate(const geometry::Polygon& polygon) {
  const std::vector<Segment> edges = geometry::edges(polygon);
  std::vector<Vec2> triangles;
  for (const Trapezoid& t : trapezoidsOf(edges)) {
    const Vec2 a{xAt(edges[t.left], t.low), t.low}, b{xAt(edges[t.right], t.low), t.low};
    const Vec2 c{xAt(edges[t.right], t.high), t.high}, d{xAt(edges[t.left], t.high), t.high};
    if (a != b) triangles.insert(triangles.end(), {a, b, c});
    if (c != d) triangles.insert(triangles.end(), {a, c, d});
  }
  return triangles;
}

}  // namespace muster::viewer
