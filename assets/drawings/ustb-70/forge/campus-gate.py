import math
from engrave import *
rng = np.random.default_rng(30)
SUNP = np.array((3.5, 300., 15.)); SR = 24.
HOT = [((-.5, 62, 7.5), 2.4, 75), ((-.5, 14, 2.6), .4, 8)]
cam = Camera((-3.2, -31, 2.0), (-.6, 0, 0), f=1180, cx=800, cy=800, level=True)
S = Scene(cam, key=(.50, .82, -.40), key_i=.9, amb=.04, hots=HOT, rim=.2, seed=77, eps=.0016, fade=(40, 150, .8))
_light = S.light
def light(P, N, p=None, edge=False):      # the sun stands behind the houses; the paving takes its path
    c, h = _light(P, N, p, edge); y = P[:, 1]; h = h * (1 - smooth(58, 66, y))
    if p is not None and p.name == 'floor': c = c * .55; xc = -.2 - 3.0 * np.clip(-y / 31, 0, 1.2); h = h * (.04 + 1.9 * np.exp(-((P[:, 0] - xc) / np.where(y > 0, 4.4, 4.4 + .05 * y)) ** 2))
    return c, h
S.light = light
def ashlar(x0, x1, y0, y1, z0, z1, ch=.52, ew=1.8, mat=1.):
    S.add(box(x0, x1, y0, y1, z0, z1, hatch={'f': [fam('u', gap=4.6, w=(.3, 2.0), grain=.4)], 'side': [fam('u', gap=4.4, w=(.3, 1.9), grain=.4)], 't': [fam('u', gap=3)]}, ew=ew, mesh=10, mat=mat))
    n = int(round((z1 - z0) / ch)); hgt = (z1 - z0) / n
    for j in range(n):
        z = z0 + j * hgt
        if j: S.line3([(x0, y0 - .01, z), (x1, y0 - .01, z)], 1.3, .6, lit=True); S.line3([(x0 - .01, y0, z), (x0 - .01, y1, z)], 1.0, .35, lit=True); S.line3([(x1 + .01, y0, z), (x1 + .01, y1, z)], 1.0, .35, lit=True)
        x = x0 + (.35 if j % 2 else .8)
        while x < x1 - .25: S.line3([(x, y0 - .012, z), (x, y0 - .012, z + hgt)], 1.3, .68, lit=True); x += rng.uniform(.75, 1.15)
        for xx in (x0 - .012, x1 + .012):
            for y in (y0 + .8 + .4 * (j % 2), y0 + 1.8 + .4 * (j % 2)):
                if y < y1 - .2: S.line3([(xx, y, z), (xx, y, z + hgt)], 1.1, .45, lit=True)
# ---- stone: four piers, a plinth under each, side walls that leave the page
PH = 5.5
for x0, x1 in ((-9.4, -5.9), (5.9, 9.4)): ashlar(x0, x1, -1.5, 1.7, .35, PH); S.add(box(x0 - .14, x1 + .14, -1.64, 1.84, 0, .35, hatch=[fam('u', gap=3.4)], ew=1.5)); S.add(box(x0 + .3, x1 - .3, -1.0, 1.2, PH, PH + .3, hatch=[], ew=1.1))
for x0, x1 in ((-15.6, -13.9), (13.9, 15.6)): ashlar(x0, x1, -1.1, 1.3, .35, PH); S.add(box(x0 - .12, x1 + .12, -1.22, 1.42, 0, .35, hatch=[fam('u', gap=3.4)], ew=1.5)); S.add(box(x0 + .25, x1 - .25, -.7, .9, PH, PH + .3, hatch=[], ew=1.1))
for x0, x1 in ((-46, -15.6), (15.6, 46)):
    ashlar(x0, x1, -.3, .3, 0, 2.1, .42, 1.4, .8); S.add(box(x0 - .1, x1 + .1, -.42, .42, 2.1, 2.28, hatch=[fam('u', gap=2.8)], ew=1.4))
# ---- steel: one great rolled beam over all, flanges, web, stiffeners
Z0, Z1, XE = PH + .3, PH + 2.15, 18.6
for z in (Z0, Z1 - .2): S.add(box(-XE, XE, -1.5, 1.7, z, z + .2, hatch={'f': [fam('u', gap=2.6, w=(.5, 2.2))], 'side': [fam('u', gap=2.6)], 'd': [fam('u', gap=3.4, w=(.3, 2))], 't': [fam('u', gap=3.2)]}, ew=2.2, mesh=20))
S.add(box(-XE, XE, -.12, .32, Z0 + .2, Z1 - .2, hatch={'f': [fam('u', gap=4.4, w=(.3, 2.1), grain=.15)], 'side': [fam('v', gap=3)]}, ew=1.4, mesh=20))
for x in np.linspace(-XE + .06, XE - .06, 21):
    S.add(box(x - .05, x + .05, -1.4, -.12, Z0 + .2, Z1 - .2, hatch={'f': [], 'side': [fam('v', gap=2.8, w=(.3, 1.8))]}, ew=1.2)); 
    for k in range(3): S.add(cyl((x + .35, -1.15 + .36 * k - .0, Z0 + .2), (x + .35, -1.15 + .36 * k, Z0 + .27), .05, hatch=[], sil=.8, cap=False, ew=.8, nu=8)) if k == 0 else None
# ---- side bays: steel pickets with a gate leaf
for a, b in ((-13.9, -9.4), (9.4, 13.9)):
    for z in (.3, 1.35, 2.55): S.add(beam((a, .1, z), (b, .1, z), .09, hatch=[fam('u', gap=2.4)], ew=1))
    for x in np.arange(a + .18, b, .24): S.add(box(x - .025, x + .025, .06, .12, .12, 2.85, hatch=[], ew=.9))
    S.add(box((a + b) / 2 - .07, (a + b) / 2 + .07, -.02, .2, 0, 3.0, hatch=[fam('v', gap=2.4)], ew=1.2))
# ---- the folding gate, pushed together on the right; bollards on the left
for i in range(9):
    x = 5.6 - i * .30; S.add(box(x - .04, x + .04, -.45, .35, .1, 1.5, hatch=[fam('v', gap=2.4)], ew=1.1)); S.add(cyl((x, -.05, 1.5), (x, -.05, 1.62), .12, .05, hatch=[fam('u', gap=2.2)], sil=1.1, nu=12))
    if i < 8: S.line3([(x, -.46, .25), (x - .3, -.46, 1.35)], 1.2, .6, lit=True); S.line3([(x, -.46, 1.35), (x - .3, -.46, .25)], 1.2, .6, lit=True)
for x in (-5.1, -4.2): S.add(cyl((x, -2.8, 0), (x, -2.8, .85), .13, hatch=[fam('v', gap=2.5)], sil=1.4, nu=18))
S.add(box(-46, -9.9, -3.6, -2.0, 0, .16, hatch=[fam('u', gap=3.4)], ew=1.3), box(9.9, 46, -3.6, -2.0, 0, .16, hatch=[fam('u', gap=3.4)], ew=1.3))
# ---- behind: kerbs, avenue, far houses
for x in (-6.3, 6.3): S.add(box(x - .15, x + .15, 2.5, 150, 0, .16, hatch=[], ew=1.0))
for x0, x1, y, h in ((-34, -15, 92, 15), (15, 40, 96, 17), (-75, -44, 110, 22), (48, 80, 115, 20)):
    S.add(box(x0, x1, y, y + 14, 0, h, hatch={'f': [fam('u', gap=5, w=(.25, 1.4))], 'side': [fam('u', gap=5)]}, ew=1.3))
    for fl in range(int(h / 3.6)):
        for xx in np.arange(x0 + 1.5, x1 - 1.5, 3.1): S.add(quad((xx, y - .2, 1.2 + fl * 3.6), (xx + 1.5, y - .2, 1.2 + fl * 3.6), (xx + 1.5, y - .2, 3.2 + fl * 3.6), (xx, y - .2, 3.2 + fl * 3.6), hatch=[], ew=.7))
# ---- people going in
for x, y, f in ((-2.2, -4.6, 1.5), (-1.35, -4.2, 1.65), (2.4, 3.6, -1.4), (-11.4, -5.6, .4), (3.2, -11.2, 1.7), (-3.1, 8.5, 1.2), (10.6, -6, 2.6)): S.add(figure(x, y, 0, 1.7, f, hat=False, arm=(.1, .86)))
for (x, y) in ((-2.2, -4.6), (3.2, -11.2)): S.add(box(-.16, .16, -.14, .1, 1.0, 1.42, basis=((x, y - .22, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)), hatch=[fam('u', gap=2.4)], ew=1.0))
S.add(floor(cam, 0, 4.2, 300, 1.0, gap=7.5, w=(.25, 2.1), mat=.8, name='floor'))
for x in np.arange(-22, 23, 2.75): S.line3([(x, -24, .01), (x, -1.7 if abs(x) > 6 else 60, .01)], 1.0, .2, grain=.2)
for k in range(7): S.line3([(-30, -21 + 3.1 * k, .01), (30, -21 + 3.1 * k, .01)], .9, .14, grain=.2)
# ---- the sun, and the trees
S.add(Patch(lambda u, v: SUNP + SR * np.stack([np.sqrt(np.maximum(1 - (2 * v - 1) ** 2, 0)) * (2 * u - 1), 0 * u, 2 * v - 1], -1), 60, 240, [fam('u', gap=2.6, w=(1.3, 2.5), grain=.25)], [], hot=lambda u, v: .80 + .2 * v - .05 * np.clip(np.sin(v * 34 + 2 * np.sin(u * 3)), 0, 1) * (1 - v), name='hot', shadow=False))
def clump(c, r, rg, gap, sil):
    c = np.array(c, float); ph = rg.random(6) * 6.3
    def f(u, v):
        a = 2 * math.pi * u; b = (np.clip(v, .004, .996) - .5) * math.pi
        k = r * (1 + .13 * np.sin(3 * a + ph[0]) * np.cos(b) + .10 * np.sin(5 * a + 4 * b + ph[1]) * np.cos(b) + .07 * np.sin(9 * a + ph[2] - 6 * b) * np.cos(b))
        return c + np.stack([k * np.cos(b) * np.cos(a), k * np.cos(b) * np.sin(a), .74 * k * np.sin(b)], -1)
    def bump(u, v, N, P):
        q = P * 2.6; n = np.sin(q[..., 0] * 2.3 + ph[3] + 1.6 * np.sin(q[..., 2] * 2.9)) * np.sin(q[..., 2] * 3.7 + ph[4] + 1.5 * np.sin(q[..., 0] * 1.7)) + .7 * np.sin(q[..., 0] * 6.1 + q[..., 2] * 5.3 + ph[5])
        N = N + .45 * np.stack([np.sin(q[..., 0] * 4.1 + ph[0]), 0 * n, np.sin(q[..., 2] * 5.3 + ph[1])], -1); N /= np.linalg.norm(N, axis=-1, keepdims=True)
        return N, np.clip(.62 + .55 * n, .0, 1.15)
    S.add(Patch(f, 40, 26, [fam('u', gap=gap, w=(.3, 1.8), grain=.45, t0=.07)], [], sil, bump=bump, mat=.82, amb=.02))
def leafy(p, h, seed, r0, dens=1.):
    r = np.random.default_rng(seed); p = np.array(p, float); tips = []
    def br(a, d, l, w, k):
        b = a + d * l; S.line3([a, (a + b) / 2 + r.normal(size=3) * l * .04, b], w, .40, .16 if abs(a[0]) < 16 else .05, grain=.2, n=10); tips.append(b)
        if k == 0: return
        for j in range(3): br(a + d * l * (.5 + .24 * j), unit(d + r.normal(size=3) * .5 + (0, 0, .26)), l * r.uniform(.52, .72), w * .66, k - 1)
    dist = p[1] + 31; br(p, np.array((0, 0, 1.)), h * .42, min(3.4, 90 / dist), 2)
    n = 5 if dist > 80 else 9 if dist > 55 else 15; top = h * .42
    for j in range(n):
        z = top + (h - top) * (.12 + .88 * (j / (n - 1)) ** .8) - .9; sp = 2.9 * math.sin(math.pi * (.18 + .74 * j / (n - 1))) * h / 15
        a_ = j * 2.4 + r.random(); c = p + (sp * math.cos(a_) * r.uniform(.5, 1), sp * math.sin(a_) * r.uniform(.4, .9), z); clump(c, (1.75 if n > 6 else 2.4) * r.uniform(.8, 1.2) * h / 15, r, 3.7 if dist < 60 else 4.4, 1.1 if dist < 60 else .8)
for i, y in enumerate((7, 16, 27, 41, 60, 84, 115)):
    for s in (-1, 1): leafy((s * (9.4 + .075 * y) + .012 * y, y + rng.uniform(-1, 1), 0), 17 + rng.uniform(-1, 1.6), 200 + i * 2 + (s > 0), .95, 1.25 if i < 3 else 1)
for i, (x, y, h) in enumerate(((-18.5, 6.5, 15), (-25, 9, 17), (-14.4, 13, 18), (18.5, 7, 16), (25.5, 9, 15.5), (15.2, 14, 18), (-32, 14, 18), (33, 14, 17))): leafy((x, y, 0), h, 300 + i, .95, 1.1)
S.build()
X, Y, _ = cam.project(SUNP[None]); sx, sy = X[0], Y[0]
def sky(x, y):
    d = np.hypot(x - sx, (y - sy) * 1.15); return .03 + .09 * smooth(250, 798, y) + 0 * x, .55 * np.exp(-(d / 150) ** 2) + .22 * np.exp(-(d / 330) ** 2)
S.ruled(sky, 12, 798, 7.5, w=(.2, 1.7), t0=.03, wob=.7)
S.engrave()
S.glow(sx, sy, 620, .34, sy=.85); S.glow(sx, sy, 260, .45, ORANGE)
gr = S.gradient('linear', [(0, WHITE, 1), (.45, STRAW, 1), (1, ORANGE, 1)], x1=0, y1=sy - 85, x2=0, y2=sy + 75)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot', 2), gr))
S.glow(sx, sy, 210, .34, STRAW, front=True); S.glow(sx, 860, 240, .2, ORANGE, .5, front=True)
S.write('campus-gate')
