// The shaders of the painter. All share the camera: two rows that give clip space x and y.
#pragma once

namespace muster::viewer::shaders {

inline constexpr const char* kFloorVertex = R"(#version 330 core
layout(location = 0) in vec4 at;      // x, y, z, above
layout(location = 1) in vec4 colour;
uniform vec4 rowX, rowY;
uniform float stretch;
out vec4 shade;
void main() {
  vec4 p = vec4(at.xy, at.z * stretch + at.w, 1.0);
  gl_Position = vec4(dot(rowX, p), dot(rowY, p), 0.0, 1.0);
  shade = colour;
}
)";

inline constexpr const char* kFloorFragment = R"(#version 330 core
in vec4 shade;
out vec4 pixel;
void main() { pixel = shade; }
)";

// A quad around the line, a pixel wider than it for the smooth edge.
inline constexpr const char* kStrokeVertex = R"(#version 330 core
layout(location = 0) in vec3 a;
layout(location = 1) in vec3 b;
layout(location = 2) in vec2 width;   // metres, least pixels
layout(location = 3) in vec4 colour;
uniform vec4 rowX, rowY;
uniform float stretch;
uniform vec2 halfFrame_px;
uniform float pixelsPerMetre;
out vec4 shade;
out float across;
flat out float halfWidth;
void main() {
  vec4 pa = vec4(a.xy, a.z * stretch, 1.0), pb = vec4(b.xy, b.z * stretch, 1.0);
  vec2 from = vec2(dot(rowX, pa), dot(rowY, pa)) * halfFrame_px;
  vec2 to = vec2(dot(rowX, pb), dot(rowY, pb)) * halfFrame_px;
  halfWidth = 0.5 * clamp(width.x * pixelsPerMetre, width.y, 24.0);
  vec2 along = to - from;
  float run = length(along);
  along = run > 1e-4 ? along / run : vec2(1.0, 0.0);
  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  bool end = (gl_VertexID & 2) != 0;
  across = side * (halfWidth + 1.0);
  vec2 p = (end ? to + along * 0.5 : from - along * 0.5) + vec2(-along.y, along.x) * across;
  gl_Position = vec4(p / halfFrame_px, 0.0, 1.0);
  shade = colour;
}
)";

inline constexpr const char* kStrokeFragment = R"(#version 330 core
in vec4 shade;
in float across;
flat in float halfWidth;
out vec4 pixel;
void main() {
  pixel = vec4(shade.rgb, shade.a * clamp(halfWidth + 0.5 - abs(across), 0.0, 1.0));
}
)";

inline constexpr const char* kHeatVertex = R"(#version 330 core
layout(location = 0) in vec4 at;      // x, y, u, v
uniform vec4 rowX, rowY;
uniform float z;
out vec2 place;
void main() {
  vec4 p = vec4(at.xy, z, 1.0);
  gl_Position = vec4(dot(rowX, p), dot(rowY, p), 0.0, 1.0);
  place = at.zw;
}
)";

inline constexpr const char* kHeatFragment = R"(#version 330 core
in vec2 place;
uniform sampler2D cells;
out vec4 pixel;
void main() { pixel = texture(cells, place); }
)";

// From foot to head; seen from above both are one point and the capsule is a disc.
inline constexpr const char* kFigureVertex = R"(#version 330 core
layout(location = 0) in vec4 foot;    // x, y, z, radius
layout(location = 1) in vec2 heading;
layout(location = 2) in vec4 colour;
uniform vec4 rowX, rowY;
uniform float stretch;
uniform vec2 halfFrame_px;
uniform float pixelsPerMetre;
uniform float leastRadius_px;
out vec2 at;
flat out vec2 head;
flat out vec2 nose;
flat out float radius;
flat out vec4 shade;
void main() {
  const float kHeight = 1.2;  // between the centres of the capsule's ends, m
  vec4 p = vec4(foot.xyz, 1.0);
  p.z *= stretch;
  vec2 low = vec2(dot(rowX, p), dot(rowY, p)) * halfFrame_px;
  head = vec2(0.0, rowY.z * kHeight) * halfFrame_px;
  nose = vec2(dot(rowX.xy, heading), dot(rowY.xy, heading)) * halfFrame_px / pixelsPerMetre;
  radius = max(foot.w * pixelsPerMetre, leastRadius_px);
  float margin = radius + 1.0;
  vec2 corner = vec2((gl_VertexID & 1) == 0 ? -margin : margin,
                     (gl_VertexID & 2) == 0 ? -margin : margin + head.y);
  at = corner;
  gl_Position = vec4((low + corner) / halfFrame_px, 0.0, 1.0);
  shade = colour;
}
)";

inline constexpr const char* kFigureFragment = R"(#version 330 core
in vec2 at;
flat in vec2 head;
flat in vec2 nose;
flat in float radius;
flat in vec4 shade;
out vec4 pixel;
void main() {
  vec2 nearest = vec2(0.0, clamp(at.y, 0.0, head.y));
  float edge = radius - distance(at, nearest);
  vec3 colour = shade.rgb;
  if (radius > 2.5) colour *= mix(0.45, 1.0, clamp(edge - 0.7, 0.0, 1.0));
  if (radius > 4.5) {
    float front = 0.28 * radius - distance(at - head, nose * (0.55 * radius));
    colour = mix(colour, vec3(1.0), 0.85 * clamp(front + 0.5, 0.0, 1.0));
  }
  pixel = vec4(colour, shade.a * clamp(edge + 0.5, 0.0, 1.0));
}
)";

}  // namespace muster::viewer::shaders
