import helmet from 'helmet';
import type { RequestHandler } from 'express';
import type { Config } from '../config.js';
import { isByOnion } from './origins.js';

const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'usb',
  'web-share',
  'xr-spatial-tracking',
  'browsing-topics',
  'interest-cohort',
]
  .map((feature) => `${feature}=()`)
  .concat('publickey-credentials-create=(self)', 'publickey-credentials-get=(self)')
  .join(', ');

const TWO_YEARS = 'max-age=63072000; includeSubDomains';
const NONE = ["'none'"];
const SELF = ["'self'"];

/**
 * The security headers of every answer. Nothing may be kept or listed by others, unless a page says later that it may.
 */
export function securityHeaders(config: Config): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: NONE,
          styleSrc: SELF,
          scriptSrc: SELF,
          imgSrc: SELF,
          connectSrc: SELF,
          formAction: SELF,
          frameAncestors: NONE,
          baseUri: NONE,
        },
      },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
      strictTransportSecurity: false,
    }),
    (request, response, next) => {
      if (config.secure && !isByOnion(config, request))
        response.setHeader('Strict-Transport-Security', TWO_YEARS);
      response.setHeader('Cache-Control', 'no-store');
      response.setHeader('Permissions-Policy', PERMISSIONS);
      response.setHeader('X-Robots-Tag', 'noindex');
      next();
    },
  ];
}
