//! Where a point of the picture lies on the screen: a turned and tilted plane under perspective.

/// The mapping from a point of the picture to a point of the screen, as nine numbers in rows.
pub struct Plane([f64; 9]);

/// A point.
pub type Point = [f64; 2];

/// How the screen is held before the camera.
pub struct Pose {
    /// Turn in the plane of the picture, radians.
    pub turn: f64,
    /// Tilts around the two axes of the picture, radians.
    pub tilts: [f64; 2],
    /// Where the middle is, pixels.
    pub middle: Point,
    /// Half of a side, pixels.
    pub half: f64,
}

impl Pose {
    /// Where a point of the screen, in pixels from its middle, appears.
    pub fn project(&self, [x, y]: Point) -> Point {
        let (sin, cos) = self.turn.sin_cos();
        let (x, y) = (x * cos - y * sin, x * sin + y * cos);
        let depth = y * self.tilts[0].sin() + x * self.tilts[1].sin();
        let distance = 3.5 * self.half;
        let scale = distance / (distance + depth);
        [self.middle[0] + x * self.tilts[1].cos() * scale, self.middle[1] + y * self.tilts[0].cos() * scale]
    }

    /// The corners of the screen in the picture, in a circle.
    pub fn corners(&self) -> [Point; 4] {
        let half = self.half;
        [[-half, -half], [half, -half], [half, half], [-half, half]].map(|corner| self.project(corner))
    }
}

impl Plane {
    /// The mapping that takes these corners of the picture to the corners of a square with that side.
    pub fn of(corners: [Point; 4], side: f64) -> Self {
        let mut equations = [[0.0; 9]; 8];
        let square = [[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]];
        for (place, ([x, y], [u, v])) in corners.into_iter().zip(square).enumerate() {
            equations[2 * place] = [x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u];
            equations[2 * place + 1] = [0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v];
        }
        let solved = solve(equations);
        Self([solved[0], solved[1], solved[2], solved[3], solved[4], solved[5], solved[6], solved[7], 1.0])
    }

    /// The point of the screen that is seen there.
    pub fn at(&self, x: f64, y: f64) -> Point {
        let Self(m) = self;
        let scale = 1.0 / (m[6] * x + m[7] * y + m[8]);
        [(m[0] * x + m[1] * y + m[2]) * scale, (m[3] * x + m[4] * y + m[5]) * scale]
    }
}

/// Gauss and Jordan with the largest pivot.
fn solve(mut rows: [[f64; 9]; 8]) -> [f64; 8] {
    for column in 0..8 {
        let largest = |place: &usize| rows[*place][column].abs();
        let pivot = (column..8).max_by(|one, other| largest(one).total_cmp(&largest(other))).unwrap_or(column);
        rows.swap(column, pivot);
        let divisor = rows[column][column];
        rows[column].iter_mut().for_each(|number| *number /= divisor);
        let row = rows[column];
        for other in (0..8).filter(|other| *other != column) {
            let factor = rows[other][column];
            rows[other].iter_mut().zip(row).for_each(|(number, above)| *number -= factor * above);
        }
    }
    rows.map(|row| row[8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plane_undoes_a_pose() {
        let pose = Pose { turn: 0.3, tilts: [0.2, -0.4], middle: [320.0, 240.0], half: 100.0 };
        let plane = Plane::of(pose.corners(), 200.0);
        for point in [[-100.0, -100.0], [0.0, 0.0], [37.0, -81.0]] {
            let [x, y] = pose.project(point);
            let [u, v] = plane.at(x, y);
            assert!((u - 100.0 - point[0]).abs() < 0.5 && (v - 100.0 - point[1]).abs() < 0.5, "{point:?}: {u} {v}");
        }
    }
}
